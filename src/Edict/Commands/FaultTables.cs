using Edict.Importing;
using Spectre.Console;
using ConsoleTable = Spectre.Console.Table;

namespace Edict.Commands;

/// <summary>Faults as a person at a terminal reads them: a table a file, errors first.</summary>
internal static class FaultTables
{
    /// <summary>How many faults of a file are shown; more would push the first out of sight.</summary>
    private const int MostShown = 100;

    /// <summary>A longer value would leave too little of a narrow terminal for what is wrong with it.</summary>
    private const int LongestValue = 20;

    private static readonly (string Name, Func<Fault, string> Of)[] Columns =
    [
        ("where", fault => fault.Line is { } line ? fault.File.Place(line) : ""),
        ("column", fault => fault.Column ?? ""),
        ("value", fault => Shortened(fault.ShownValue ?? "")),
        ("what is wrong", fault => fault.Message),
    ];

    public static void Write(Faults faults, TextWriter error)
    {
        var console = ConsoleOn(error);
        var all = faults
            .Errors.Select(fault => (Fault: fault, IsError: true))
            .Concat(faults.Warnings.Select(fault => (Fault: fault, IsError: false)));
        foreach (var file in all.GroupBy(said => said.Fault.File.Name, StringComparer.Ordinal))
        {
            console.Write(
                new Text(Fault.OnOneLine(file.Key) + "\n", new Style(decoration: Decoration.Bold))
            );
            console.Write(TableOf([.. file.Take(MostShown)]));
            console.WriteLine();
            if (file.Skip(MostShown).Count() is > 0 and var more)
            {
                console.WriteLine(
                    $"and {more} more; to have them all in a file, add: 2> faults.txt\n"
                );
            }
        }

        if (faults.AnyError)
        {
            console.WriteLine(
                $"{Counted.Of(faults.Errors.Count, "error")}, {Counted.Of(faults.Warnings.Count, "warning")}. Nothing was written; correct the errors and try again."
            );
        }
    }

    public static IAnsiConsole ConsoleOn(TextWriter error) =>
        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(error) });

    private static ConsoleTable TableOf(List<(Fault Fault, bool IsError)> said)
    {
        var columns = Columns
            .Where(column => said.Any(row => column.Of(row.Fault).Length > 0))
            .ToList();
        var table = new ConsoleTable { Border = TableBorder.None };
        table.AddColumn(Headed(""));
        foreach (var (name, _) in columns)
        {
            table.AddColumn(Headed(name));
        }

        foreach (var (fault, isError) in said)
        {
            var kind = new Text(
                isError ? "error" : "warning",
                new Style(isError ? Color.Red : Color.Yellow)
            );
            table.AddRow([
                kind,
                .. columns.Select(column => new Text(Fault.OnOneLine(column.Of(fault)))),
            ]);
        }

        return table;
    }

    private static string Shortened(string value) =>
        value.Length > LongestValue ? value[..LongestValue] + "…" : value;

    private static TableColumn Headed(string name) =>
        new(new Text(name, new Style(decoration: Decoration.Underline)))
        {
            NoWrap = name.Length == 0 || name == Columns[0].Name,
            Padding = new Padding(0, 0, 2, 0),
        };
}
