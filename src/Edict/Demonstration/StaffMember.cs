namespace Edict.Demonstration;

/// <param name="Key">The name to sign in by, and the local part of the address.</param>
public sealed record StaffMember(
    string Key,
    string Title,
    string Forename,
    string Surname,
    IReadOnlyList<Appointment> Appointments
)
{
    public const string Domain = "harlaw.example";

    public string Email => $"{Key}@{Domain}";

    /// <summary>As the school's files write it, as in <c>Ms A Rahman</c>.</summary>
    public string Name => $"{Title} {Forename[0]} {Surname}";
}
