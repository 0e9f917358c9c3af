namespace Edict.Protocol.Tests;

public class ReportColumnsTests
{
    [Fact]
    public void A_cycle_of_thousands_keeps_every_report_as_it_was_given()
    {
        var given = Enumerable.Range(0, 5000).Select(Report).ToList();
        var columns = new ReportColumnsBuilder();

        var numbers = given.Select(report => columns.Add(report)).ToList();

        var kept = columns.Build();
        Assert.Equal(given.Count, kept.Count);
        Assert.Equal(given, numbers.Select(number => kept[number]));
        Assert.Equal([7, 1007, 2007, 3007, 4007], kept.Of(7).ToArray());
    }

    private static ReportValues Report(int number) =>
        new(
            Pupil: number % 1000,
            Stage.S4,
            Faculty: number % 7,
            Subject: number % 11,
            Level: number % 5,
            Effort: (byte)(number % 4),
            Behaviour: (byte)(number % 3),
            Homework: (byte)(number % 2),
            WorkingGrade: (byte)(number % 9)
        );
}
