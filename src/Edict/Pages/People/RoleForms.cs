using System.ComponentModel.DataAnnotations;
using Edict.Protocol;

namespace Edict.Pages.People;

/// <summary>A person who comes onto the staff.</summary>
public sealed class PersonForm
{
    [Required(ErrorMessage = "Give the name as colleagues write it, such as Ms A Fraser")]
    [StringLength(100, ErrorMessage = "Give the name in at most 100 characters")]
    public string? Name { get; set; }

    [Required(ErrorMessage = "Give the e-mail address, such as a.fraser@school.example")]
    [RegularExpression(
        @"\s*[^\s@]+@[^\s@]+\s*",
        ErrorMessage = "Give an e-mail address such as a.fraser@school.example"
    )]
    [StringLength(200, ErrorMessage = "Give the e-mail address in at most 200 characters")]
    public string? Email { get; set; }
}

/// <summary>A role that somebody is given.</summary>
public sealed class GiveForm
{
    /// <summary>One of the values of <see cref="RoleChoice"/>.</summary>
    public string? What { get; set; }

    /// <summary>For a year head.</summary>
    public List<Stage> Stages { get; set; } = [];

    public DateOnly? From { get; set; }

    /// <summary>The last day; null for no set end.</summary>
    public DateOnly? To { get; set; }
}

/// <summary>A colleague's post that somebody holds for a time.</summary>
public sealed class StandInForm
{
    /// <summary>The colleague's role.</summary>
    public Guid? Role { get; set; }

    public DateOnly? From { get; set; }

    public DateOnly? To { get; set; }
}

/// <summary>The last day that a role gets.</summary>
public sealed class EndForm
{
    public Guid Role { get; set; }

    public DateOnly? To { get; set; }
}

/// <summary>Why nothing was done, and the field in which it can be put right.</summary>
public sealed record Refusal(string Field, string Words);
