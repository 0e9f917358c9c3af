using Edict.Exporting;

namespace Edict.Demonstration;

/// <summary>The reports file, with the columns of an export from the school's records.</summary>
internal static class ReportsCsv
{
    public static string Write(IEnumerable<ReportRow> rows)
    {
        var text = new StringWriter();
        CsvText.WriteRow(
            text,
            "SCN",
            "Surname",
            "Forename",
            "Year Stage",
            "Reg Class",
            "House",
            "Subject",
            "Department",
            "Level",
            "Class Code",
            "Teacher",
            "Effort",
            "Behaviour",
            "Homework",
            "Working Grade"
        );
        foreach (var row in rows)
        {
            Add(text, row);
        }

        return text.ToString();
    }

    private static void Add(StringWriter text, ReportRow row) =>
        CsvText.WriteRow(
            text,
            row.Scn,
            row.Surname,
            row.Forename,
            row.Stage.ToString(),
            row.RegistrationClass,
            row.House,
            row.Subject,
            row.Faculty,
            row.Level,
            row.Class,
            row.Teacher,
            $"{row.Marks.Effort}",
            $"{row.Marks.Behaviour}",
            $"{row.Marks.Homework}",
            $"{row.Marks.WorkingGrade}"
        );
}
