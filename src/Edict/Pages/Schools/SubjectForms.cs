namespace Edict.Pages.Schools;

/// <summary>A faculty that is added, or gets another name.</summary>
public sealed class FacultyForm
{
    /// <summary>Null for one that is added.</summary>
    public Guid? Id { get; set; }

    public string? Name { get; set; }

    /// <summary>The name that was shown.</summary>
    public string? Was { get; set; }
}

/// <summary>A subject that is added, gets another name, or goes to another faculty.</summary>
public sealed class SubjectForm
{
    /// <summary>Null for one that is added.</summary>
    public Guid? Id { get; set; }

    public string? Name { get; set; }

    public Guid? Faculty { get; set; }

    /// <summary>The name that was shown.</summary>
    public string? Was { get; set; }

    /// <summary>The faculty that was shown.</summary>
    public Guid? WasIn { get; set; }
}
