namespace Edict.Tests.Mutated;

/// <summary>A file that was sound until something was done to it, with the sound file that it is read beside.</summary>
/// <param name="Name">What the file is called.</param>
/// <param name="Besides">The reports of the cycle before, or those of a pupils file; null where the file is read alone.</param>
/// <param name="Verdict">What the specification says of it.</param>
/// <param name="Done">What was done to it, in order.</param>
internal sealed record MutatedFile(
    FileKind Kind,
    string Name,
    byte[] Bytes,
    Sheet? Besides,
    Verdict Verdict,
    IReadOnlyList<string> Done
)
{
    private static readonly Sheet Nothing = new(
        FileKind.Reports,
        [
            [],
        ]
    );

    /// <summary>The file of a number: the same number makes the same file.</summary>
    public static async Task<MutatedFile> OfAsync(int number)
    {
        var random = new Random(number);
        var kind = random.Next(3) == 0 ? FileKind.Pupils : FileKind.Reports;
        var sheet = SoundFiles.One(kind, random);
        var besides =
            kind == FileKind.Pupils ? SoundFiles.One(FileKind.Reports, random)
            : random.Next(2) == 0 ? sheet
            : null;
        var done = new List<string>();
        for (var times = random.Next(3); times > 0 && sheet.Rows.Count > 0; times--)
        {
            var (name, change) = SheetMutations.All[random.Next(SheetMutations.All.Count)];
            sheet = change([.. sheet.Rows.Select(row => row.ToArray())], random, sheet);
            done.Add(name);
        }

        return Workbooks.AreRead && random.Next(4) == 0 && WorkbookForm.CanHold(sheet)
            ? await AsWorkbookAsync(sheet, besides, done, random)
            : AsCsv(sheet, besides, done, random);
    }

    /// <summary>The same with other bytes of text, and what is said of them.</summary>
    public MutatedFile With(byte[] bytes) =>
        this with
        {
            Bytes = bytes,
            Verdict = NaiveReader.Of(bytes, Kind, Besides ?? Nothing),
        };

    private static MutatedFile AsCsv(Sheet sheet, Sheet? besides, List<string> done, Random random)
    {
        var form = CsvForm.Any(random);
        var bytes = form.Bytes(sheet);
        done.Add($"written with {form}");
        for (var times = random.Next(-2, 3); times > 0 && bytes.Length > 0; times--)
        {
            var (name, change) = ByteMutations.OfText[random.Next(ByteMutations.OfText.Count)];
            bytes = change(bytes, random);
            done.Add(name);
        }

        return new MutatedFile(sheet.Kind, "mutated.csv", [], besides, default, done).With(bytes);
    }

    private static async Task<MutatedFile> AsWorkbookAsync(
        Sheet sheet,
        Sheet? besides,
        List<string> done,
        Random random
    )
    {
        var bytes = await WorkbookForm.BytesAsync(sheet);
        var verdict = Verdict.CannotSay;
        done.Add("written as a workbook");
        switch (random.Next(3))
        {
            case 0:
                verdict = NaiveReader.OfRows(sheet.Rows, sheet.Kind, besides ?? Nothing);
                break;
            case 1:
                bytes = WorkbookForm.MutatePart(bytes, random);
                done.Add("a part of the archive changed");
                break;
            default:
                var (name, change) = ByteMutations.OfAny[random.Next(ByteMutations.OfAny.Count)];
                bytes = change(bytes, random);
                done.Add(name);
                break;
        }

        return new(sheet.Kind, "mutated.xlsx", bytes, besides, verdict, done);
    }
}
