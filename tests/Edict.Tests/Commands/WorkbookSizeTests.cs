using System.Buffers.Binary;

namespace Edict.Tests.Commands;

/// <summary>A workbook that unpacks to more than any school's is refused before it fills the memory.</summary>
public class WorkbookSizeTests : CommandTests
{
    private const int Mebibyte = 1 << 20;

    [Fact]
    public async Task One_that_unpacks_to_hundreds_of_times_its_size_is_refused()
    {
        var ran = await EvaluateAsync(Padded(70 * Mebibyte));

        Assert.Matches(
            "^error: c1.xlsx: the workbook unpacks to \\d+ times its size; expected at most 200 times, so open it in Excel and save a copy\n$",
            ran.Error
        );
    }

    [Fact]
    public async Task A_small_one_of_the_same_thing_over_and_over_is_read()
    {
        var ran = await EvaluateAsync(Padded(10 * Mebibyte));

        Assert.Equal("1 pupil is a concern.\n", ran.Output);
    }

    [Fact]
    public async Task One_that_declares_gigabytes_is_refused_unread()
    {
        var reports = Padded(Mebibyte);
        Declare(reports, 3u << 30);

        var ran = await EvaluateAsync(reports);

        Assert.Equal(
            "error: c1.xlsx: the workbook unpacks to 3072 MiB; expected at most 1024 MiB, so save it as CSV\n",
            ran.Error
        );
    }

    [Fact]
    public async Task One_that_declares_less_than_it_holds_is_cut_off_there()
    {
        var reports = Padded(70 * Mebibyte);
        Declare(reports, 1000);
        var before = GC.GetTotalAllocatedBytes();

        var ran = await EvaluateAsync(reports);

        Assert.StartsWith(
            "error: c1.xlsx: no workbook that can be read",
            ran.Error,
            StringComparison.Ordinal
        );
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 30 * Mebibyte);
    }

    private async Task<Ran> EvaluateAsync(string reports) =>
        await EdictAsync("evaluate", "--reports", reports, "--concerns", PathOf("o.csv"));

    /// <summary>A workbook with one report and many blanks around it.</summary>
    private string Padded(int blanks) =>
        SheetFile.Write(
            PathOf("c1.xlsx"),
            new HandMadeSheet(
                "Reports",
                SheetFile.Row(1, "SCN", "Stage", "Subject", "Faculty", "Effort")
                    + new string(' ', blanks)
                    + SheetFile.Row(2, "100000008", "S1", "Music", "Arts", SheetFile.Number("3"))
            )
        );

    /// <summary>Makes the list of a zip's parts say another size of the sheet than it has.</summary>
    private static void Declare(string path, uint size)
    {
        const int SizeAt = 24;
        const int NameAt = 46;
        var zip = File.ReadAllBytes(path);
        var name = zip.AsSpan().LastIndexOf("xl/worksheets/sheet1.xml"u8);
        BinaryPrimitives.WriteUInt32LittleEndian(zip.AsSpan(name - NameAt + SizeAt), size);
        File.WriteAllBytes(path, zip);
    }
}
