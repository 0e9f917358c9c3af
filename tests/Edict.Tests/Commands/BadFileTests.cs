using System.Diagnostics;
using System.IO.Compression;
using System.IO.Pipes;
using System.Text;

namespace Edict.Tests.Commands;

/// <summary>A file that is no table is refused in one line that says what to do, and no result is touched.</summary>
public class BadFileTests : CommandTests
{
    private const string Header =
        "SCN,Stage,Subject,Faculty,Level,Class,Effort,Behaviour,Homework,Working Grade";

    private const string Row = "100000008,S5,Maths,M,H,5MA1,3,1,1,4";

    private const string NoWorkbook =
        "no workbook that can be read: damaged, cut short or another program's; expected one that Excel opens, so open it there and save a copy as .xlsx";

    [Theory]
    [InlineData("empty.csv", ": the file is empty; expected a header and rows")]
    [InlineData("empty.xlsx", ": the file is empty; expected a header and rows")]
    [InlineData(
        "header.csv",
        ": the file holds no report; expected at least one row below the header"
    )]
    [InlineData(
        "prose.csv",
        ": no header; expected a line that names the columns, such as SCN and Stage"
    )]
    [InlineData(
        "long-title.csv",
        ": no header among the first 20 lines; expected one that names the columns, such as SCN and Stage, with little above it"
    )]
    [InlineData(
        "nul.csv",
        ", line 3: a character that no text holds (NUL); expected a CSV file, so export it again, or save it as CSV from Excel"
    )]
    [InlineData(
        "random.csv",
        ", line 1: a character that no text holds (NUL); expected a CSV file, so export it again, or save it as CSV from Excel"
    )]
    [InlineData(
        "open-quote.csv",
        ", line 3: a quoted cell is not closed, or goes on after its closing quote; the lines from here on were not read"
    )]
    [InlineData(
        "random.xlsx",
        ": the name ends in .xlsx and there is no workbook in it; expected one saved by Excel as .xlsx, or a text named .csv"
    )]
    [InlineData(
        "text.xlsx",
        ": the name ends in .xlsx and there is no workbook in it; expected one saved by Excel as .xlsx, or a text named .csv"
    )]
    [InlineData(
        "password.xlsx",
        ": a workbook with a password; expected one without, so save a copy as .xlsx with no password"
    )]
    [InlineData(
        "old.xls",
        ": a workbook of the old kind (.xls); expected .xlsx, so open it in Excel and save a copy as .xlsx"
    )]
    [InlineData(
        "compound.xlsx",
        ": a workbook of the old kind (.xls) or one with a password; expected .xlsx, so open it in Excel and save a copy as .xlsx with no password"
    )]
    [InlineData(
        "binary.xlsb",
        ": a binary workbook (.xlsb); expected .xlsx, so open it in Excel and save a copy as .xlsx"
    )]
    [InlineData("zip.xlsx", ": " + NoWorkbook)]
    [InlineData("zip.csv", ": " + NoWorkbook)]
    [InlineData("empty-zip.xlsx", ": " + NoWorkbook)]
    [InlineData("broken.xlsx", ": " + NoWorkbook)]
    [InlineData("cut-short.xlsx", ": " + NoWorkbook)]
    [InlineData(
        "no-sheet.xlsx",
        ": the workbook has no visible sheet with anything in it; expected a header and rows"
    )]
    [InlineData(
        "empty-sheet.xlsx",
        ": the workbook has no visible sheet with anything in it; expected a header and rows"
    )]
    [InlineData(
        "header.xlsx",
        ": the file holds no report; expected at least one row below the header"
    )]
    [InlineData(
        "long-title.xlsx",
        ": no header among the first 20 rows; expected one that names the columns, such as SCN and Stage, with little above it"
    )]
    [InlineData("folder.csv", ": this is a folder; expected a file")]
    [InlineData("missing.csv", ": there is no such file")]
    [InlineData(
        "pipe.csv",
        ": this is a pipe, which can be read only once; expected a file, so save it as one"
    )]
    [InlineData(
        "linked-pipe.csv",
        ": this is a pipe, which can be read only once; expected a file, so save it as one"
    )]
    public async Task It_is_refused_in_one_line(string file, string said)
    {
        Make(file, PathOf(file));
        await File.WriteAllTextAsync(PathOf("o.csv"), "before", Cancel);

        var ran = await EdictAsync(
            "evaluate",
            "--reports",
            PathOf(file),
            "--concerns",
            PathOf("o.csv")
        );

        Assert.Equal($"error: {file}{said}\n", ran.Error);
        Assert.Equal(1, ran.Status);
        Assert.Equal("before", await File.ReadAllTextAsync(PathOf("o.csv"), Cancel));
    }

    /// <summary>A changed part that is still a table says what it now says; everything else is an error in words.</summary>
    [Fact]
    public async Task Whatever_is_damaged_in_a_workbook_it_is_read_or_refused_in_words()
    {
        const int Seed = 20261125;
        const int Tries = 400;
        var random = new Random(Seed);
        var rows = SheetFile.Row(1, Header.Split(',')) + SheetFile.Row(2, Row.Split(','));

        for (var tried = 0; tried < Tries; tried++)
        {
            var damaged = rows.ToCharArray();
            if (tried % 2 == 0)
            {
                damaged[random.Next(damaged.Length)] = (char)random.Next(' ', '~');
            }

            File.Delete(PathOf("c1.xlsx"));
            SheetFile.Write(PathOf("c1.xlsx"), new HandMadeSheet("Reports", new(damaged)));
            if (tried % 2 == 1)
            {
                var bytes = await File.ReadAllBytesAsync(PathOf("c1.xlsx"), Cancel);
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                await File.WriteAllBytesAsync(PathOf("c1.xlsx"), bytes, Cancel);
            }

            var ran = await EdictAsync(
                "evaluate",
                "--reports",
                PathOf("c1.xlsx"),
                "--concerns",
                PathOf("o.csv")
            );

            Assert.True(
                ran.Status == 0 || ran.Error.StartsWith("error: c1.xlsx", StringComparison.Ordinal),
                $"try {tried} of seed {Seed}: {ran.Error}"
            );
        }
    }

    [Fact]
    public async Task A_pupils_file_of_a_header_alone_holds_no_pupil()
    {
        var reports = Write("c1.csv", Header, Row);
        var pupils = Write("p.csv", "SCN,Stage");

        var ran = await EdictAsync(
            "evaluate",
            "--reports",
            reports,
            "--pupils",
            pupils,
            "--concerns",
            PathOf("o.csv")
        );

        Assert.Equal(
            "error: p.csv: the file holds no pupil; expected at least one row below the header\n",
            ran.Error
        );
    }

    [Theory]
    [InlineData("--reports", "--pupils")]
    [InlineData("--pupils", "--reports")]
    public async Task A_pipe_that_the_shell_makes_is_refused_too(string pipe, string file)
    {
        Assert.SkipUnless(Directory.Exists("/dev/fd"), "the shell's pipes have names there");
        using var shell = new AnonymousPipeServerStream(PipeDirection.Out);
        var name = shell.ClientSafePipeHandle.DangerousGetHandle().ToString();
        var sound =
            file == "--reports"
                ? Write("c1.csv", Header, Row)
                : Write("p.csv", "SCN,Stage", "100000008,S5");

        var ran = await EdictAsync(
            "evaluate",
            pipe,
            $"/dev/fd/{name}",
            file,
            sound,
            "--concerns",
            PathOf("o.csv")
        );

        Assert.Equal(1, ran.Status);
        Assert.Contains(
            $"error: {name}: this is a pipe, which can be read only once; expected a file, so save it as one\n",
            ran.Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_file_that_may_not_be_read_is_told_as_such_wherever_the_right_is_missing()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("rights are kept otherwise there");
            return;
        }

        Assert.SkipWhen(Environment.IsPrivilegedProcess, "nothing is refused to root");
        Directory.CreateDirectory(PathOf("closed"));
        var (file, inside) = (
            Write("c1.csv", Header, Row),
            Write(Path.Combine("closed", "c2.csv"), Header, Row)
        );
        File.SetUnixFileMode(file, UnixFileMode.None);
        File.SetUnixFileMode(PathOf("closed"), UnixFileMode.None);

        var ran = await EdictAsync(
            "evaluate",
            "--reports",
            file,
            "--reports",
            inside,
            "--concerns",
            PathOf("o.csv")
        );

        File.SetUnixFileMode(
            PathOf("closed"),
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        );
        Assert.Equal(
            "error: c1.csv: this file may not be read by this account; expected one that it may read\n"
                + "error: c2.csv: this file may not be read by this account; expected one that it may read\n",
            ran.Error
        );
    }

    [Fact]
    public async Task A_pipe_is_written_to_and_stays_a_pipe()
    {
        var reports = Write("c1.csv", Header, Row);
        await MakePipeAsync(PathOf("pipe"));
        var read = Task.Run(() => File.ReadAllTextAsync(PathOf("pipe"), Cancel), Cancel);

        var ran = await EdictAsync("evaluate", "--reports", reports, "--concerns", PathOf("pipe"));

        Assert.Equal(0, ran.Status);
        Assert.StartsWith("School,SCN", await read, StringComparison.Ordinal);
        Assert.Equal(
            ["c1.csv", "pipe"],
            Directory.GetFiles(Folder).Select(Path.GetFileName).Order()
        );
    }

    private static void Make(string file, string path)
    {
        switch (file)
        {
            case "header.csv":
                File.WriteAllText(path, Header);
                break;
            case "prose.csv":
                File.WriteAllText(path, "Dear all,\n\nplease find the reports attached.\n");
                break;
            case "long-title.csv":
                File.WriteAllText(path, string.Concat(Enumerable.Repeat("title\n", 30)) + Header);
                break;
            case "nul.csv":
                File.WriteAllText(path, $"{Header}\r\n{Row}\r\n10000\0008\r\n");
                break;
            case "open-quote.csv":
                File.WriteAllText(path, $"{Header}\n{Row}\n\"{Row}\n{Row}\n");
                break;
            case "text.xlsx":
                File.WriteAllText(path, $"{Header}\n{Row}\n");
                break;
            case "folder.csv":
                Directory.CreateDirectory(path);
                break;
            case "missing.csv":
                break;
            case "pipe.csv":
                MakePipeAsync(path).GetAwaiter().GetResult();
                break;
            case "linked-pipe.csv":
                MakePipeAsync($"{path}.pipe").GetAwaiter().GetResult();
                File.CreateSymbolicLink(path, $"{path}.pipe");
                break;
            default:
                MakeBinary(file, path);
                break;
        }
    }

    private static void MakeBinary(string file, string path)
    {
        switch (file)
        {
            case "empty.csv" or "empty.xlsx":
                File.WriteAllBytes(path, []);
                break;
            case "random.csv" or "random.xlsx":
                var random = new byte[4096];
                new Random(42).NextBytes(random);
                random[0] = 0;
                File.WriteAllBytes(path, random);
                break;
            case "password.xlsx":
                File.WriteAllBytes(path, Compound("EncryptionInfo", "EncryptedPackage"));
                break;
            case "old.xls":
                File.WriteAllBytes(path, Compound("Workbook"));
                break;
            case "compound.xlsx":
                File.WriteAllBytes(path, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);
                break;
            case "zip.xlsx" or "zip.csv" or "binary.xlsb":
                using (var zip = ZipFile.Open(path, ZipArchiveMode.Create))
                {
                    zip.CreateEntry(file == "binary.xlsb" ? "xl/workbook.bin" : "readme.txt");
                }

                break;
            case "empty-zip.xlsx":
                ZipFile.Open(path, ZipArchiveMode.Create).Dispose();
                break;
            default:
                MakeWorkbook(file, path);
                break;
        }
    }

    private static void MakeWorkbook(string file, string path)
    {
        var header = SheetFile.Row(1, Header.Split(','));
        switch (file)
        {
            case "no-sheet.xlsx":
                SheetFile.Write(path);
                break;
            case "empty-sheet.xlsx":
                SheetFile.Write(
                    path,
                    new HandMadeSheet("Empty", SheetFile.Row(1, "<c @ s=\"1\"/>")),
                    new HandMadeSheet("Hidden", header, State: "hidden")
                );
                break;
            case "header.xlsx":
                SheetFile.Write(path, new HandMadeSheet("Reports", header));
                break;
            case "long-title.xlsx":
                SheetFile.Write(
                    path,
                    new HandMadeSheet(
                        "Reports",
                        string.Concat(
                            Enumerable.Range(1, 30).Select(row => SheetFile.Row(row, "title"))
                        ) + SheetFile.Row(31, Header.Split(','))
                    )
                );
                break;
            case "broken.xlsx":
                SheetFile.Write(path, new HandMadeSheet("Reports", header + "<row r=\"2\"><c"));
                break;
            case "cut-short.xlsx":
                SheetFile.Write(path, new HandMadeSheet("Reports", header));
                var whole = File.ReadAllBytes(path);
                File.WriteAllBytes(path, whole[..(whole.Length / 2)]);
                break;
        }
    }

    /// <summary>The start of a compound file, as Excel keeps old workbooks and those with a password, with the parts' names.</summary>
    private static byte[] Compound(params string[] parts)
    {
        var bytes = new byte[2048];
        byte[] signature = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        signature.CopyTo(bytes, 0);
        bytes[30] = 9;
        bytes[48] = 1;
        for (var at = 0; at < parts.Length; at++)
        {
            Encoding.Unicode.GetBytes(parts[at]).CopyTo(bytes, 1024 + (at * 128));
        }

        return bytes;
    }

    private static async Task MakePipeAsync(string path)
    {
        using var made = Process.Start("mkfifo", path);
        await made.WaitForExitAsync(Cancel);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
