using Edict.Importing;
using Edict.Protocol;

namespace Edict.Exporting;

/// <summary>The two tables of <c>edict evaluate</c>: one row a concern, one row a reason.</summary>
public sealed class EvaluationTables
{
    private static readonly string[] ConcernColumns =
    [
        "School",
        "SCN",
        "Stage",
        "Level",
        "Intervention By",
        "Faculties",
        "Reasons",
        "Vulnerable Groups",
        "Status",
    ];

    private static readonly string[] TrackedColumns =
    [
        "School",
        "SCN",
        "Stage",
        "Faculty",
        "Subject",
        "Level",
        "Class",
        "Reason",
        "Value",
        "Previous",
    ];

    private readonly Names names;
    private readonly ReportRows rows;
    private readonly Evaluation evaluation;
    private readonly ReportOrder order;
    private readonly TextRanks faculties;
    private readonly RecordedPupils recorded;
    private readonly int[] recordOf;

    /// <summary>The faculties of the pupil who is being written, as spellings in their order.</summary>
    private readonly List<int> met = [];
    private readonly string?[] reasonWords = new string?[32];
    private readonly string?[] groupWords = new string?[128];

    private EvaluationTables(SessionFiles files)
    {
        names = files.Names;
        rows = files.Cycles[^1].Rows;
        evaluation = files.Evaluation!;
        order = new(names, rows);
        faculties = new(names.Faculties);
        recorded = files.Pupils;
        recordOf = recorded.RowOfEach(names.PupilCount);

        for (var pupil = 0; pupil < evaluation.Reports.PupilCount; pupil++)
        {
            ConcernCount += evaluation.LevelOf(pupil) > 0 ? 1 : 0;
        }
    }

    public int ConcernCount { get; }

    /// <param name="files">Read without an error.</param>
    public static EvaluationTables Of(SessionFiles files) => new(files);

    /// <summary>Writes both tables at once.</summary>
    /// <param name="tracked">Null where nobody asked for this table.</param>
    /// <exception cref="IOException">A table cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">A table cannot be written.</exception>
    public void Write(TextWriter concerns, TextWriter? tracked)
    {
        var writing = new OwnThread<TextWriter>(() => WriteConcerns(concerns));
        try
        {
            WriteTracked(tracked);
        }
        finally
        {
            writing.Result();
        }
    }

    private TextWriter WriteConcerns(TextWriter writer)
    {
        CsvText.WriteRow(writer, ConcernColumns);
        foreach (var report in FirstOfConcerns())
        {
            WriteConcern(writer, report);
        }

        return writer;
    }

    private void WriteTracked(TextWriter? writer)
    {
        if (writer is null)
        {
            return;
        }

        CsvText.WriteRow(writer, TrackedColumns);
        foreach (var report in Tracked())
        {
            WriteReasons(writer, report);
        }
    }

    private void WriteConcern(TextWriter writer, int first)
    {
        var pupil = rows.PupilAt(first);
        var level = evaluation.LevelOf(pupil);
        Add(writer, order.Schools.FieldOf(rows.SchoolAt(first)));
        Add(writer, Scn.Written(names.ScnOf(pupil)));
        Add(writer, evaluation.Reports.StageOf(pupil).Word());
        Add(writer, level.ToString());
        Add(writer, evaluation.Policy.InterventionBy.At(level).Word());
        Add(writer, CsvText.Quoted(FacultiesOf(pupil)));
        Add(writer, ReasonsOf(pupil));
        Add(writer, GroupsOf(pupil));
        writer.Write(evaluation.StatusOf(pupil).Word());
        writer.Write('\n');
    }

    private void WriteReasons(TextWriter writer, int report)
    {
        var row = rows[report];
        foreach (var why in evaluation.WhyTracked(report))
        {
            Add(writer, order.Schools.FieldOf(row.School));
            Add(writer, Scn.Written(names.ScnOf(row.Pupil)));
            Add(writer, row.Stage.Word());
            Add(writer, faculties.FieldOf(row.Faculty));
            Add(writer, order.Subjects.FieldOf(row.Subject));
            Add(writer, order.Levels.FieldOf(row.Level));
            Add(writer, order.Classes.FieldOf(row.Class));
            Add(writer, why.Reason.Word());
            Add(writer, why.Value.ToString());
            writer.Write(why.Previous?.Grade.ToString() ?? "");
            writer.Write('\n');
        }
    }

    private static void Add(TextWriter writer, string field)
    {
        writer.Write(field);
        writer.Write(',');
    }

    /// <summary>The first tracked report of each concern, which gives the spelling of its school, in the order of the table.</summary>
    private int[] FirstOfConcerns()
    {
        var reports = new int[ConcernCount];
        for (var (pupil, found) = (0, 0); found < reports.Length; pupil++)
        {
            if (evaluation.LevelOf(pupil) > 0)
            {
                reports[found++] = FirstTracked(pupil);
            }
        }

        return order.Sorted(reports);
    }

    private int[] Tracked()
    {
        var count = 0;
        var reports = new int[rows.Count];
        for (var report = 0; report < rows.Count; report++)
        {
            if (evaluation.IsTracked(report))
            {
                reports[count++] = report;
            }
        }

        Array.Resize(ref reports, count);
        return order.Sorted(reports);
    }

    private int FirstTracked(int pupil)
    {
        foreach (var report in evaluation.Reports.Of(pupil))
        {
            if (evaluation.IsTracked(report))
            {
                return report;
            }
        }

        throw new InvalidOperationException("A concern without a tracked report.");
    }

    /// <summary>Each faculty once, as first spelled among the pupil's tracked reports, by code point.</summary>
    private string FacultiesOf(int pupil)
    {
        met.Clear();
        foreach (var report in evaluation.Reports.Of(pupil))
        {
            if (evaluation.IsTracked(report))
            {
                Meet(rows.FacultyAt(report));
            }
        }

        var text = names.Faculties.TextOf(met[0]);
        for (var next = 1; next < met.Count; next++)
        {
            text += ";" + names.Faculties.TextOf(met[next]);
        }

        return text;
    }

    private void Meet(int faculty)
    {
        var place = met.Count;
        for (var at = met.Count - 1; at >= 0; at--)
        {
            if (names.Faculties.NameOf(met[at]) == names.Faculties.NameOf(faculty))
            {
                return;
            }

            place = faculties.RankOf(met[at]) > faculties.RankOf(faculty) ? at : place;
        }

        met.Insert(place, faculty);
    }

    private string ReasonsOf(int pupil)
    {
        var all = Reasons.None;
        foreach (var report in evaluation.Reports.Of(pupil))
        {
            all |= evaluation.ReasonsOf(report);
        }

        return reasonWords[(int)all] ??= string.Join(';', Words(all));
    }

    private static List<string> Words(Reasons reasons)
    {
        var words = new List<string>();
        foreach (var reason in reasons.Members())
        {
            words.Add(reason.Word());
        }

        return words;
    }

    private string GroupsOf(int pupil)
    {
        var groups = recordOf[pupil] is >= 0 and var record
            ? Membership.Of(recorded.FactsAt(record), evaluation.Policy.Groups).In
            : Groups.None;
        ref var known = ref groupWords[(int)groups];
        if (known is null)
        {
            var words = new List<string>();
            foreach (var group in groups.Members())
            {
                words.Add(group.Word());
            }

            known = string.Join(';', words);
        }

        return known;
    }
}
