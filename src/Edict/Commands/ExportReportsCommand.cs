using System.CommandLine;
using Edict.Data;
using Edict.Exporting;
using Edict.Importing;
using Edict.Overview;
using Edict.Reports;

namespace Edict.Commands;

/// <summary>Gives out the reports of a cycle in the columns in which they came in.</summary>
internal static class ExportReportsCommand
{
    public const string Example =
        "Example: edict export reports --cycle \"Senior 2\" --out senior-2.csv --data edict-data";

    public static Command Create()
    {
        var school = new SchoolOptions();
        var cycle = new Option<string>("--cycle")
        {
            Required = true,
            Description = "The cycle's name, in the session that has begun.",
        };
        var source = new Option<string?>("--source")
        {
            Description =
                "In the columns of which source, as edict import reports named it; those of the latest file without it.",
        };
        var place = new Option<string?>("--out")
        {
            Description =
                "The file to write: a workbook where it ends in .xlsx, else CSV. To standard output without it, as CSV.",
        };
        var command = new Command(
            "reports",
            $"One row a report, with the values of now, in the columns in which reports came in.\n\n{Example}"
        )
        {
            cycle,
            source,
            place,
        };
        school.AddTo(command);
        command.SetAction(
            (result, _) =>
                school.WithSchoolAsync(
                    result,
                    async chosen =>
                        await FileAsync(
                            chosen,
                            result.GetRequiredValue(cycle),
                            result.GetValue(source)
                        )
                            is { } file
                            ? await WriteAsync(chosen, file, result.GetValue(place))
                            : ExitStatus.Faults
                )
        );
        return command;
    }

    /// <returns>Null, with the fault said, where there is no such cycle, source or report.</returns>
    private static async Task<ReportsInColumns?> FileAsync(
        ChosenSchool chosen,
        string cycle,
        string? source
    )
    {
        var faults = new Faults();
        var reports = await ReportsAsync(chosen, cycle, faults);
        var columns = await ColumnsAsync(chosen, source, faults);
        var file =
            reports is null || columns is null
                ? null
                : new ReportsInColumns(chosen.School, columns, reports);
        foreach (var warning in file is null ? [] : Warnings(file))
        {
            faults.Warn(new("--cycle", null, null, cycle, warning));
        }

        Terminal.Tell(faults, chosen.Console);
        return file;
    }

    private static async Task<ReportsOut?> ReportsAsync(
        ChosenSchool chosen,
        string name,
        Faults faults
    )
    {
        var (db, school) = (chosen.Db, chosen.School);
        if (
            await SchoolOptions.SessionAsync(db, school, null, faults) is not { } session
            || await FileAsked.CycleAsync(db, session, name, faults) is not { } id
        )
        {
            return null;
        }

        using var readings = new SchoolReadings();
        var read = await readings.OfAsync(db, school.Id, DateOnly.FromDateTime(chosen.Now));
        if (
            read.CycleOf(id) is { } cycle
            && ReportsOut.Of(read, null, cycle) is { Rows.Count: > 0 } reports
        )
        {
            return reports;
        }

        faults.Error(new("--cycle", null, null, name, "no report of this cycle is there yet"));
        return null;
    }

    private static async Task<SourceColumns?> ColumnsAsync(
        ChosenSchool chosen,
        string? source,
        Faults faults
    )
    {
        var all = await SourceColumns.OfAsync(chosen.Db, chosen.School.Id);
        var found = all.FirstOrDefault(columns => source is null || columns.IsCalled(source));
        if (found is null)
        {
            var known = string.Join(", ", all.Select(columns => $"\"{columns.Source}\""));
            faults.Error(
                new(
                    "--source",
                    null,
                    null,
                    source,
                    $"no file of reports came from there; there are: {known}"
                )
            );
        }

        return found;
    }

    private static IEnumerable<string> Warnings(ReportsInColumns file)
    {
        if (file.Empty.Count > 0)
        {
            yield return $"columns that are not read go out empty: {string.Join(", ", file.Empty)}";
        }

        if (file.Missing.Count > 0)
        {
            yield return $"not in the file, for want of a column: {string.Join(", ", file.Missing)}";
        }
    }

    private static async Task<int> WriteAsync(
        ChosenSchool chosen,
        ReportsInColumns file,
        string? place
    )
    {
        if (place is null)
        {
            await NoteAsync(chosen, file.About(".csv"));
            await chosen.Console.Output.WriteAsync(CsvText.Of(file.Table));
            return ExitStatus.Done;
        }

        var isWorkbook = Path.GetExtension(place)
            .Equals(".xlsx", StringComparison.OrdinalIgnoreCase);
        var kind = isWorkbook ? TableFile.Xlsx : TableFile.Csv;
        var bytes = await kind.BytesAsync(file.Table);
        using var written = new WrittenBeside(place);
        // Nothing is given out without its line.
        await NoteAsync(chosen, file.About(kind.Extension));
        await written.Writer.BaseStream.WriteAsync(bytes);
        written.Keep();
        await chosen.Console.Output.WriteLineAsync(
            $"Written: {Counted.Of(file.Reports.Rows.Count, "report")} in {place}. They are children's data: keep them as such."
        );
        return ExitStatus.Done;
    }

    private static async Task NoteAsync(ChosenSchool chosen, string about)
    {
        chosen.Db.Add(
            new AuditEntry
            {
                SchoolId = chosen.School.Id,
                At = chosen.Now,
                What = "export",
                About = about,
            }
        );
        await chosen.Db.SaveChangesAsync();
    }
}
