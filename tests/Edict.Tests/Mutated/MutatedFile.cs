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

    /// <summary>The file of a place in a run: the same seed and place make the same file.</summary>
    public static Task<MutatedFile> OfAsync(int seed, int at)
    {
        var random = new Random(unchecked((seed * 1_000_000) + at));
        return at % 3 == 0 ? OfOneCellAsync(seed + (at / 3), random) : OfAnythingAsync(random);
    }

    /// <summary>One nasty value in one column of an else sound file; numbers that follow on each other meet every value in every column.</summary>
    private static Task<MutatedFile> OfOneCellAsync(int number, Random random)
    {
        var (round, which) = Math.DivRem(number, NastyValues.All.Count);
        var kind = (FileKind)(round % 2);
        var sheet = SoundFiles.Tidy(kind, random);
        var header = sheet.Rows[0];
        var column = ((7 * which) + (round / 2)) % header.Length;
        sheet.Rows[random.Next(1, sheet.Rows.Count)][column] = NastyValues.All[which];
        return WrittenAsync(
            sheet,
            kind == FileKind.Pupils ? SoundFiles.Tidy(FileKind.Reports, random) : null,
            [$"{header[column]} replaced"],
            mostOfBytes: 0,
            random
        );
    }

    private static Task<MutatedFile> OfAnythingAsync(Random random)
    {
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

        return WrittenAsync(sheet, besides, done, mostOfBytes: 2, random);
    }

    private static async Task<MutatedFile> WrittenAsync(
        Sheet sheet,
        Sheet? besides,
        List<string> done,
        int mostOfBytes,
        Random random
    ) =>
        Workbooks.AreRead && random.Next(4) == 0 && WorkbookForm.CanHold(sheet)
            ? await AsWorkbookAsync(sheet, besides, done, mostOfBytes, random)
            : AsCsv(sheet, besides, done, mostOfBytes, random);

    /// <summary>The same with other bytes of text, and what is said of them.</summary>
    public MutatedFile With(byte[] bytes) =>
        this with
        {
            Bytes = bytes,
            Verdict = NaiveReader.Of(bytes, Kind, Besides ?? Nothing),
        };

    private static MutatedFile AsCsv(
        Sheet sheet,
        Sheet? besides,
        List<string> done,
        int mostOfBytes,
        Random random
    )
    {
        var form = CsvForm.Any(random);
        var bytes = form.Bytes(sheet);
        done.Add($"written with {form}");
        for (
            var times = random.Next(-mostOfBytes, mostOfBytes + 1);
            times > 0 && bytes.Length > 0;
            times--
        )
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
        int mostOfBytes,
        Random random
    )
    {
        var bytes = await WorkbookForm.BytesAsync(sheet);
        var verdict = Verdict.CannotSay;
        done.Add("written as a workbook");
        switch (mostOfBytes == 0 ? 0 : random.Next(3))
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
