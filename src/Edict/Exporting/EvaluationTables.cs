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
    private readonly PupilRow?[] pupils;
    private readonly string?[] reasonWords = new string?[32];
    private readonly string?[] groupWords = new string?[128];

    private EvaluationTables(SessionFiles files, Policy policy)
    {
        names = files.Names;
        rows = files.Cycles[^1].Rows;
        evaluation = files.Evaluate(policy);
        order = new(names, rows);
        faculties = new(names.Faculties);
        pupils = new PupilRow?[names.PupilCount];
        foreach (var row in files.Pupils)
        {
            pupils[row.Pupil] = row;
        }

        for (var pupil = 0; pupil < evaluation.Reports.PupilCount; pupil++)
        {
            ConcernCount += evaluation.LevelOf(pupil) > 0 ? 1 : 0;
        }
    }

    public int ConcernCount { get; }

    /// <param name="files">Read without an error.</param>
    public static EvaluationTables Of(SessionFiles files, Policy policy) => new(files, policy);

    /// <summary>Writes both tables at once.</summary>
    /// <param name="tracked">Null where nobody asked for this table.</param>
    /// <exception cref="AggregateException">A table cannot be written: its inner exceptions say why.</exception>
    public void Write(TextWriter concerns, TextWriter? tracked) =>
        Parallel.Invoke(() => WriteConcerns(concerns), () => WriteTracked(tracked));

    private void WriteConcerns(TextWriter writer)
    {
        CsvText.WriteRow(writer, ConcernColumns);
        foreach (var report in FirstOfConcerns())
        {
            WriteConcern(writer, rows[report]);
        }
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

    private void WriteConcern(TextWriter writer, in ReportRow first)
    {
        var pupil = first.Pupil;
        var level = evaluation.LevelOf(pupil);
        string[] fields =
        [
            names.Schools.TextOf(first.School),
            Scn.Written(names.ScnOf(pupil)),
            first.Stage.Word(),
            level.ToString(),
            evaluation.Policy.InterventionBy.At(level).Word(),
            FacultiesOf(pupil),
            ReasonsOf(pupil),
            GroupsOf(pupil),
            evaluation.StatusOf(pupil).Word(),
        ];
        CsvText.WriteRow(writer, fields);
    }

    private void WriteReasons(TextWriter writer, int report)
    {
        var row = rows[report];
        foreach (var why in evaluation.WhyTracked(report))
        {
            Add(order.Schools.FieldOf(row.School));
            Add(Scn.Written(names.ScnOf(row.Pupil)));
            Add(row.Stage.Word());
            Add(faculties.FieldOf(row.Faculty));
            Add(order.Subjects.FieldOf(row.Subject));
            Add(order.Levels.FieldOf(row.Level));
            Add(order.Classes.FieldOf(row.Class));
            Add(why.Reason.Word());
            Add(why.Value.ToString());
            writer.Write(why.Previous?.Grade.ToString() ?? "");
            writer.Write('\n');
        }

        void Add(string field)
        {
            writer.Write(field);
            writer.Write(',');
        }
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

        order.Sort(reports);
        return reports;
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
        order.Sort(reports);
        return reports;
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

    /// <summary>Each faculty once, as first spelled among the pupil's tracked reports.</summary>
    private string FacultiesOf(int pupil)
    {
        var seen = new List<string>();
        var numbers = new List<int>();
        foreach (var report in evaluation.Reports.Of(pupil))
        {
            var faculty = rows[report].Faculty;
            if (evaluation.IsTracked(report) && !numbers.Contains(names.Faculties.NameOf(faculty)))
            {
                numbers.Add(names.Faculties.NameOf(faculty));
                seen.Add(names.Faculties.TextOf(faculty));
            }
        }

        seen.Sort(CodePointOrder.Instance);
        return string.Join(';', seen);
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
        var groups = pupils[pupil] is { } row
            ? Membership.Of(row.Facts, evaluation.Policy.Groups).In
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
