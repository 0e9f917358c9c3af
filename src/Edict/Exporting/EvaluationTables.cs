using Edict.Importing;
using Edict.Protocol;

namespace Edict.Exporting;

/// <summary>The two tables of <c>edict evaluate</c>: one row a concern, one row a reason.</summary>
public sealed class EvaluationTables
{
    private readonly Names names;
    private readonly ReportFile file;
    private readonly Evaluation evaluation;
    private readonly Groups[] groups;
    private readonly List<(int Pupil, string School, string Scn)> pupils;

    private EvaluationTables(SessionFiles files, Policy policy)
    {
        names = files.Names;
        file = files.Cycles[^1];
        evaluation = files.Evaluate(policy);
        groups = new Groups[names.PupilCount];
        foreach (var row in files.Pupils)
        {
            groups[row.Pupil] = Membership.Of(row.Facts, policy.Groups).In;
        }

        pupils =
        [
            .. TrackedPupils()
                .OrderBy(row => row.School, CodePointOrder.Instance)
                .ThenBy(row => row.Scn, CodePointOrder.Instance),
        ];
    }

    /// <param name="files">Read without an error.</param>
    public static EvaluationTables Of(SessionFiles files, Policy policy) => new(files, policy);

    public int ConcernCount => pupils.Count(row => evaluation.LevelOf(row.Pupil) > 0);

    public void WriteConcerns(TextWriter writer)
    {
        CsvText.WriteRow(
            writer,
            "School",
            "SCN",
            "Stage",
            "Level",
            "Intervention By",
            "Faculties",
            "Reasons",
            "Vulnerable Groups",
            "Status"
        );
        foreach (var (pupil, school, scn) in pupils)
        {
            var level = evaluation.LevelOf(pupil);
            if (level > 0)
            {
                CsvText.WriteRow(
                    writer,
                    school,
                    scn,
                    evaluation.Reports.StageOf(pupil).ToString(),
                    level.ToString(),
                    evaluation.Policy.InterventionBy.At(level).Word(),
                    string.Join(';', FacultiesOf(pupil)),
                    string.Join(';', ReasonsOf(pupil).Members().Select(ReasonNames.Word)),
                    string.Join(';', groups[pupil].Members().Select(GroupNames.Word)),
                    evaluation.StatusOf(pupil).Word()
                );
            }
        }
    }

    public void WriteTracked(TextWriter writer)
    {
        CsvText.WriteRow(
            writer,
            "School",
            "SCN",
            "Stage",
            "Faculty",
            "Subject",
            "Level",
            "Class",
            "Reason",
            "Value",
            "Previous"
        );
        foreach (var report in SortedReports())
        {
            WriteReasons(writer, report);
        }
    }

    private void WriteReasons(TextWriter writer, int report)
    {
        var row = file.Rows[report];
        foreach (var why in evaluation.WhyTracked(report))
        {
            CsvText.WriteRow(
                writer,
                names.Schools.TextOf(row.School),
                Scn.Written(names.ScnOf(row.Pupil)),
                row.Stage.ToString(),
                names.Faculties.TextOf(row.Faculty),
                names.Subjects.TextOf(row.Subject),
                names.Levels.TextOf(row.Level),
                names.Classes.TextOf(row.Class),
                why.Reason.Word(),
                why.Value.ToString(),
                why.Previous?.Grade.ToString() ?? ""
            );
        }
    }

    private IEnumerable<int> SortedReports() =>
        Enumerable
            .Range(0, file.Rows.Count)
            .Where(report => evaluation.ReasonsOf(report) != Reasons.None)
            .OrderBy(
                report => names.Schools.TextOf(file.Rows[report].School),
                CodePointOrder.Instance
            )
            .ThenBy(report => names.ScnOf(file.Rows[report].Pupil))
            .ThenBy(
                report => names.Subjects.TextOf(file.Rows[report].Subject),
                CodePointOrder.Instance
            )
            .ThenBy(report => names.Levels.TextOf(file.Rows[report].Level), CodePointOrder.Instance)
            .ThenBy(
                report => names.Classes.TextOf(file.Rows[report].Class),
                CodePointOrder.Instance
            );

    /// <summary>Each faculty once, as first spelled among the pupil's tracked reports.</summary>
    private IEnumerable<string> FacultiesOf(int pupil) =>
        evaluation
            .TrackedReportsOf(pupil)
            .Select(report => file.Rows[report].Faculty)
            .DistinctBy(names.Faculties.NameOf)
            .Select(names.Faculties.TextOf)
            .Order(CodePointOrder.Instance);

    private Reasons ReasonsOf(int pupil) =>
        evaluation
            .TrackedReportsOf(pupil)
            .Aggregate(Reasons.None, (all, report) => all | evaluation.ReasonsOf(report));

    /// <summary>The pupils with a tracked report, each with the school as first spelled among those reports.</summary>
    private IEnumerable<(int Pupil, string School, string Scn)> TrackedPupils()
    {
        for (var pupil = 0; pupil < evaluation.Reports.PupilCount; pupil++)
        {
            foreach (var report in evaluation.TrackedReportsOf(pupil).Take(1))
            {
                yield return (
                    pupil,
                    names.Schools.TextOf(file.Rows[report].School),
                    Scn.Written(names.ScnOf(pupil))
                );
            }
        }
    }
}
