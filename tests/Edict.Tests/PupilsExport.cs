using Edict.Demonstration;

namespace Edict.Tests;

/// <summary>Pupils files as the demonstration school's records export them.</summary>
public static class PupilsExport
{
    private static readonly Lazy<IReadOnlyList<string>> Latest = new(() =>
        [
            .. DemonstrationSchool
                .Make()
                .Events.OfType<PupilsFile>()
                .Last()
                .Text.Split('\n')
                .Where(line => line.Length > 0),
        ]
    );

    /// <summary>The header and the pupils of the latest file, a line each.</summary>
    public static IReadOnlyList<string> Lines => Latest.Value;

    /// <summary>The latest file, without some pupils and with other lines beside.</summary>
    public static string Without(
        IReadOnlyCollection<SchoolPupil> pupils,
        params IEnumerable<string> beside
    ) =>
        string.Join(
            '\n',
            Lines
                .Where(line =>
                    !pupils.Any(pupil => line.StartsWith(pupil.Scn, StringComparison.Ordinal))
                )
                .Concat(beside)
        );
}
