using Edict.Overview;
using Edict.Pages.Concerns;

namespace Edict.Pages.GoodNews;

/// <summary>Whose good news to show, as the address says it.</summary>
/// <param name="filter">Of it the place alone counts; its faculty is one in which something is better.</param>
/// <param name="withGroups">Whether vulnerable groups stand beside, which are left out unless they are asked for.</param>
public sealed class ChosenNews(ConcernFilter filter, bool withGroups)
{
    public static ChosenNews All { get; } = new(new(), withGroups: false);

    public ConcernFilter Place { get; } = filter.OfPlace();

    public bool WithGroups => withGroups;

    /// <summary>The list as the audit log names it.</summary>
    public string About(string list, int pupils) =>
        Place.About(list, pupils) + (withGroups ? ", with groups" : "");

    /// <summary>The same as a workbook's first line says it, after the list's name; empty for all.</summary>
    public string Words =>
        (Place.IsNarrowed ? $", only {Place.Words}" : "") + (withGroups ? ", with groups" : "");

    /// <summary>What is chosen as an address has it; empty for nothing.</summary>
    public string Query =>
        Place.AddressAt("") is { Length: > 0 } place ? place + (withGroups ? "&groups=true" : "")
        : withGroups ? "?groups=true"
        : "";

    /// <summary>What is chosen of some news. A word that is unknown chooses nobody, and never everybody.</summary>
    public SeenNews Of(SeenNews news, SeenCycle seen)
    {
        var inPlace = new Chosen(Place, seen)
            .Place.In(seen.Rows)
            .Select(row => row.Pupil.Id)
            .ToHashSet();
        return new([.. news.Pupils.Where(Lets)], [.. news.Unsure.Where(Lets)]);

        bool Lets(PupilNews pupil) =>
            inPlace.Contains(pupil.Row.Pupil.Id)
            && (
                string.IsNullOrWhiteSpace(Place.Faculty)
                || pupil.Faculties.Contains(Place.Faculty.Trim(), StringComparer.OrdinalIgnoreCase)
            );
    }
}
