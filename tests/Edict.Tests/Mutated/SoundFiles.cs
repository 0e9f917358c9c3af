using System.Runtime.CompilerServices;
using System.Text;

namespace Edict.Tests.Mutated;

/// <summary>The files that mutations start from: pieces of the examples, and tidy ones with every column.</summary>
internal static class SoundFiles
{
    private const int MostRows = 40;

    private static readonly char[] Separators = ['\t', ';', ','];
    private static readonly string[] Forenames = ["Zoë", "Isla", "Seán", "Ewan \"Red\"", "Ailsa"];
    private static readonly string[] Surnames = ["MacDonald", "Smith, jr", "O'Neil", "Ó Briain"];
    private static readonly string[] Levels = ["N5", "H", "AH", ""];
    private static readonly string[] Flags =
    [
        "Y",
        "N",
        "Yes",
        "No",
        "1",
        "0",
        "True",
        "X",
        "-",
        "",
    ];
    private static readonly (string Subject, string Faculty)[] Subjects =
    [
        ("Mathematics", "Mathematics"),
        ("Biology", "Science"),
        ("Français; langue", "Languages"),
        ("Art\nand design", "Expressive Arts"),
    ];

    private static readonly IReadOnlyList<Sheet> Examples =
    [
        .. Directory
            .GetFiles(ExamplesFolder(), "*.csv", SearchOption.AllDirectories)
            .Where(file => !Path.GetFileName(file).StartsWith("want", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(Example),
    ];

    /// <summary>A sound file of a kind, of some tens of rows at most.</summary>
    public static Sheet One(FileKind kind, Random random)
    {
        if (random.Next(3) == 0)
        {
            return Tidy(kind, random);
        }

        var ofKind = Examples.Where(sheet => sheet.Kind == kind).ToList();
        var sheet = ofKind[random.Next(ofKind.Count)];
        var first = random.Next(1, Math.Max(2, sheet.Rows.Count - MostRows));
        var count = random.Next(1, MostRows);
        return sheet.With([sheet.Rows[0], .. sheet.Rows.Skip(first).Take(count)]);
    }

    /// <summary>A small file with every column.</summary>
    public static Sheet Tidy(FileKind kind, Random random)
    {
        var pupils = random.Next(1, 8);
        return new(
            kind,
            kind == FileKind.Reports
                ?
                [
                    "School,SCN,Surname,Forename,Stage,Registration Class,House,Subject,Faculty,Level,Class,Teacher,Effort,Behaviour,Homework,Working Grade,Session,Cycle".Split(
                        ','
                    ),
                    .. Enumerable
                        .Range(0, pupils)
                        .SelectMany(pupil =>
                            Subjects
                                .Take(random.Next(1, Subjects.Length + 1))
                                .Select(subject => Report(pupil, subject, random))
                        ),
                ]
                :
                [
                    "School,SCN,Surname,Forename,Stage,Registration Class,House,SIMD,Attendance,Attendance As At,Care Experienced,5@3,SEBN,ASN,ASN Need,Pathway".Split(
                        ','
                    ),
                    .. Enumerable.Range(0, pupils).Select(pupil => Pupil(pupil, random)),
                ]
        );
    }

    private static string[] Report(
        int pupil,
        (string Subject, string Faculty) subject,
        Random random
    ) =>
        [
            .. Person(pupil),
            subject.Subject,
            subject.Faculty,
            Levels[random.Next(Levels.Length)],
            $"5{subject.Subject[..2]}1",
            "T. Éacher",
            Mark(4, random),
            Mark(4, random),
            Mark(4, random),
            Mark(9, random),
            "2026-27",
            "Autumn",
        ];

    private static string[] Pupil(int pupil, Random random) =>
        [
            .. Person(pupil),
            Mark(10, random),
            random.Next(2) == 0 ? $"{random.Next(1001) / 10m}" : $"{random.Next(101)}%",
            "2026-10-09",
            .. Enumerable.Range(0, 5).Select(_ => Flags[random.Next(Flags.Length)]),
            Mark(4, random),
        ];

    private static string[] Person(int pupil) =>
        [
            "Harlaw",
            $"{300_000_000 + (7 * pupil)}",
            Surnames[pupil % Surnames.Length],
            Forenames[pupil % Forenames.Length],
            $"S{1 + (pupil % 6)}",
            "5B",
            "Malleny",
        ];

    private static string Mark(int worst, Random random) =>
        random.Next(worst + 1) is > 0 and var mark ? $"{mark}" : "";

    private static Sheet Example(string file)
    {
        var bytes = File.ReadAllBytes(file);
        string text;
        try
        {
            text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            text = CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes);
        }

        text = text.TrimStart('\uFEFF');
        var separator = Separators.First(text.Split('\n')[0].Contains);
        var kind = Path.GetFileName(file) == "pupils.csv" ? FileKind.Pupils : FileKind.Reports;
        return new(kind, PlainCsv.Read(text, separator).Rows);
    }

    private static string ExamplesFolder([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "Commands", "examples"));
}
