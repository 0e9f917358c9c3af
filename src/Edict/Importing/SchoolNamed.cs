using Edict.Data;

namespace Edict.Importing;

/// <summary>A file that names its school must name the one it is imported into.</summary>
public static class SchoolNamed
{
    public static void Check(NamedFile file, Names names, School school, Faults faults)
    {
        foreach (var named in names.Schools.Names)
        {
            if (NameKey.Of(named) != NameKey.Of(school.Name) && named != school.SeedCode)
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
}
