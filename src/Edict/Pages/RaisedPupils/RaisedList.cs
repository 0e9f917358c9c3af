using Edict.Data;
using Edict.Overview;
using Edict.People;

namespace Edict.Pages.RaisedPupils;

/// <summary>One raised pupil as a page tells it.</summary>
/// <param name="By">Who raised the pupil.</param>
/// <param name="TakenBy">Who said what became of it; null while it waits.</param>
public sealed record RaisedRow(
    Raised Raised,
    PupilInSession Pupil,
    string Faculty,
    string By,
    string? TakenBy
);

/// <summary>The raised pupils that one reader has to do with.</summary>
/// <param name="ToTake">Those that wait for the reader, who is CL of the faculty or stands in its place; the longest first.</param>
/// <param name="Own">Those whom the reader raised, the latest first.</param>
/// <param name="Taken">Those that waited for the reader's post and wait no more, the latest first.</param>
public sealed record RaisedList(
    IReadOnlyList<RaisedRow> ToTake,
    IReadOnlyList<RaisedRow> Own,
    IReadOnlyList<RaisedRow> Taken
)
{
    /// <param name="all">Of the school, the latest first.</param>
    public static RaisedList Of(ReaderSight reader, IEnumerable<Raised> all)
    {
        var (school, sight, staffId) = reader;
        var rows = all.Where(row =>
                school.Pupils.TryGetValue(row.PupilId, out var pupil)
                && school.IsHere(pupil)
                && !sight.IsKeptFrom(pupil.Id)
            )
            .Select(row => Row(school, row))
            .ToList();
        var taking = rows.Where(row =>
                TakersOf(school, row).Any(holder => holder.StaffId == staffId)
            )
            .ToList();
        return new(
            [.. taking.Where(row => row.Raised.TakenAt is null).Reverse()],
            [.. rows.Where(row => row.Raised.RaisedById == staffId)],
            [.. taking.Where(row => row.Raised.TakenAt is not null)]
        );
    }

    /// <summary>How many pupils wait for the reader: two teachers can have raised the same.</summary>
    public int Waiting => ToTake.DistinctBy(row => row.Pupil.Id).Count();

    /// <summary>How many pupils there are in all.</summary>
    public int Pupils => ToTake.Concat(Own).Concat(Taken).DistinctBy(row => row.Pupil.Id).Count();

    /// <summary>All of one pupil, the latest first.</summary>
    public IReadOnlyList<RaisedRow> Of(Guid pupilId) =>
        [
            .. ToTake
                .Concat(Own)
                .Concat(Taken)
                .Where(row => row.Pupil.Id == pupilId)
                .DistinctBy(row => row.Raised.Id)
                .OrderByDescending(row => row.Raised.RaisedAt),
        ];

    /// <summary>The CLs of the faculty; where there is none, or all are kept from the pupil, the year heads of the stage.</summary>
    private static IReadOnlyList<Holder> TakersOf(SchoolReading school, RaisedRow row)
    {
        var leaders = school.NotKeptFrom(
            row.Pupil,
            school.Posts.CurriculumLeaders(row.Raised.FacultyId)
        );
        return leaders.Count > 0
            ? leaders
            : school.NotKeptFrom(row.Pupil, school.Posts.YearHeads(row.Pupil.Stage));
    }

    private static RaisedRow Row(SchoolReading school, Raised row) =>
        new(
            row,
            school.Pupils[row.PupilId],
            school.FacultyNamed(row.FacultyId),
            school.Named(row.RaisedById)!.Name,
            row.TakenById is { } by ? school.Named(by)!.Name : null
        );
}
