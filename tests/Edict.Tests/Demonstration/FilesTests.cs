using System.Security.Cryptography;
using System.Text;
using Edict.Demonstration;
using Edict.Protocol;

namespace Edict.Tests.Demonstration;

public class FilesTests
{
    [Fact]
    public void The_school_made_twice_is_the_same_to_the_letter() =>
        Assert.Equal(Hash(DemonstrationSchool.Make()), Hash(DemonstrationSchool.Make()));

    [Fact]
    public void No_pupil_has_two_reports_for_one_subject_level_and_class_in_a_cycle() =>
        Assert.All(
            Made.Reports,
            file => Assert.Distinct(file.Rows.Select(r => (r.Scn, r.Subject, r.Level, r.Class)))
        );

    [Fact]
    public void No_pupil_is_in_a_pupils_file_twice() =>
        Assert.All(
            Made.Pupils,
            file => Assert.Distinct(file.Rows.Select(r => r.Scn), StringComparer.Ordinal)
        );

    [Fact]
    public void Every_row_is_of_a_stage_that_the_file_declares()
    {
        Assert.All(Made.Pupils, f => Assert.All(f.Rows, r => Assert.True(f.Stages.Has(r.Stage))));
        Assert.All(Made.Reports, f => Assert.All(f.Rows, r => Assert.True(f.Stages.Has(r.Stage))));
    }

    [Fact]
    public void Whoever_has_a_report_is_in_the_pupils_file_before_it() =>
        Assert.All(
            Made.Reports,
            file =>
            {
                var known = Made.Pupils.Last(p => p.AtUtc < file.AtUtc).Rows.Select(r => r.Scn);
                Assert.Empty(file.Rows.Select(r => r.Scn).Except(known, StringComparer.Ordinal));
            }
        );

    [Fact]
    public void Practical_subjects_rate_no_homework()
    {
        var practical = Made
            .School.Subjects.Where(s => s.Practical)
            .Select(s => s.Name)
            .ToHashSet(StringComparer.Ordinal);
        var rows = Made.Reports.SelectMany(f => f.Rows).ToList();

        Assert.All(
            rows.Where(r => practical.Contains(r.Subject)),
            r => Assert.Null(r.Marks.Homework)
        );
    }

    [Fact]
    public void Every_line_has_as_many_fields_as_the_header()
    {
        var texts = Made.Pupils.Select(f => f.Text).Concat(Made.Reports.Select(f => f.Text));

        Assert.All(
            texts,
            text => Assert.Single(text.TrimEnd('\n').Split('\n').Select(Fields).Distinct())
        );
    }

    [Fact]
    public void A_name_with_a_comma_is_quoted()
    {
        var text = Made.Pupils[0].Text;

        Assert.Contains($"{TestSchool.ZoeONeill.Scn},\"O'Néill-Łuczak, Jnr\",Zoë,S6,", text);
    }

    /// <summary>Commas outside quotes, and one.</summary>
    private static int Fields(string line) =>
        line.Split('"').Where((_, i) => i % 2 == 0).Sum(part => part.Count(c => c == ',')) + 1;

    private static string Hash(DemonstrationSchool school)
    {
        var texts = school.Events.Select(e =>
            e switch
            {
                PupilsFile file => $"{file.AtUtc:O} {file.FileName}\n{file.Text}",
                ReportsFile file => $"{file.AtUtc:O} {file.FileName}\n{file.Text}",
                _ => e.ToString(),
            }
        );
        var people = school.Staff.Select(s =>
            $"{s.Key} {s.Name} {string.Join(';', s.Appointments)}"
        );
        return Convert.ToHexString(
            SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', texts.Concat(people))))
        );
    }
}
