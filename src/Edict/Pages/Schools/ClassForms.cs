namespace Edict.Pages.Schools;

/// <summary>A class that is added to the session.</summary>
public sealed class ClassForm
{
    public string? Name { get; set; }

    public Guid? Subject { get; set; }
}

/// <summary>Somebody who takes a class, from a day to a day.</summary>
public sealed class TeachForm
{
    public Guid? Staff { get; set; }

    public DateOnly? From { get; set; }

    /// <summary>The last day; null for no set end.</summary>
    public DateOnly? To { get; set; }
}

/// <summary>A pupil who is looked for, and expected in a class.</summary>
public sealed class MemberForm
{
    /// <summary>Parts of the name, or the SCN.</summary>
    public string? Name { get; set; }

    public Guid? Pupil { get; set; }

    /// <summary>Of the course.</summary>
    public string? Level { get; set; }
}
