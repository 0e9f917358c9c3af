using Edict.Data;

namespace Edict.Importing;

/// <summary>A file that names its school must name the one it is imported into.</summary>
public static class SchoolNamed
{
    public static void Check(NamedFile file, Names names, School school, Faults faults)
    {
        foreach (var named in names.Schools.Names)
        {
            if (IsOther(named, school))
            {
                faults.Error(
                    new(
                        file,
                        null,
                        "School",
                        named,
                        $"another school; expected {school.Name} or {school.SeedCode}"
                    )
                );
            }
        }
    }

    /// <summary>Whether a name or SEED code is another school's.</summary>
    public static bool IsOther(string named, School school) =>
        NameKey.Of(named) != NameKey.Of(school.Name) && named != school.SeedCode;
}
