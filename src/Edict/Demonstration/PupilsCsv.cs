using Edict.Exporting;

namespace Edict.Demonstration;

/// <summary>The pupils file, with the columns of an export from the school's records.</summary>
internal static class PupilsCsv
{
    public static string Write(IEnumerable<PupilRow> rows)
    {
        var text = new StringWriter();
        CsvText.WriteRow(
            text,
            "SCN",
            "Surname",
            "Forename",
            "Stage",
            "Reg Class",
            "House",
            "SIMD Decile",
            "Attendance %",
            "Attendance As At",
            "Care Experienced",
            "5@3",
            "SEBN",
            "ASN",
            "ASN Need",
            "Pathway"
        );
        foreach (var row in rows)
        {
            Add(text, row);
        }

        return text.ToString();
    }

    private static void Add(StringWriter text, PupilRow row)
    {
        var facts = row.Facts;
        CsvText.WriteRow(
            text,
            row.Scn,
            row.Surname,
            row.Forename,
            row.Stage.ToString(),
            row.RegistrationClass,
            row.House,
            $"{facts.Decile}",
            $"{row.Attendance:0.0}",
            $"{row.AttendanceAsAt:yyyy-MM-dd}",
            Flag(facts.CareExperienced),
            Flag(facts.FiveAtThree),
            Flag(facts.Sebn),
            Flag(facts.Asn),
            Flag(facts.AsnNeed),
            $"{facts.Pathway}"
        );
    }

    private static string Flag(bool? value) =>
        value switch
        {
            true => "Y",
            false => "N",
            null => "",
        };
}
