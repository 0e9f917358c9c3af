using Edict.Data;
using Microsoft.EntityFrameworkCore;

namespace Edict.Tests.Commands;

public class DemoTests : CommandTests
{
    [Fact]
    public async Task A_place_with_a_real_schools_data_is_never_opened_to_everybody()
    {
        await using var data = await TestDatabase.EmptyAsync();
        await using (var db = await data.Place.OpenAsync())
        {
            db.Add(
                new School
                {
                    Id = Guid.CreateVersion7(),
                    Name = "Real High",
                    SeedCode = "5512345",
                }
            );
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var ran = await EdictAsync(["demo", .. data.Options, "--urls", "http://127.0.0.1:0"]);

        Assert.Equal(1, ran.Status);
        Assert.Contains("a real school's data", ran.Error, StringComparison.Ordinal);
        await using var after = await data.Place.OpenAsync();
        Assert.Equal(1, await after.Schools.CountAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_database_that_is_none_is_told_in_words()
    {
        await File.WriteAllTextAsync(
            SqliteEdictDb.PathIn(Folder),
            "not a database at all",
            TestContext.Current.CancellationToken
        );

        var import = await EdictAsync("import", "pupils", "p.csv", "--data", Folder);
        var demo = await EdictAsync("demo", "--data", Folder);

        Assert.Equal([1, 1], [import.Status, demo.Status]);
        Assert.All(
            [import, demo],
            ran =>
                Assert.StartsWith(
                    "error: the school's database cannot be used: ",
                    ran.Error,
                    StringComparison.Ordinal
                )
        );
        Assert.All([import, demo], ran => Assert.Single(ran.Error.TrimEnd('\n').Split('\n')));
    }

    [Fact]
    public async Task Help_lists_every_verb_with_an_example()
    {
        var help = (await EdictAsync("--help")).Output;

        Assert.All(
            [
                "account",
                "demo",
                "evaluate",
                "explain",
                "export",
                "import",
                "migrate",
                "policy",
                "serve",
            ],
            verb => Assert.Contains(verb, help, StringComparison.Ordinal)
        );
        foreach (
            var verb in new[]
            {
                "demo",
                "evaluate",
                "explain",
                "export",
                "import",
                "migrate",
                "policy",
                "serve",
            }
        )
        {
            Assert.Contains(
                $"Example: edict {verb}",
                (await EdictAsync(verb, "--help")).Output,
                StringComparison.Ordinal
            );
        }
    }

    [Theory]
    [InlineData("import", "reports", "--help")]
    [InlineData("restore", "--help", "--data", "there")]
    [InlineData("evaluate", "--reports", "a.csv", "--concerns", "b.csv", "-h")]
    [InlineData("policy", "-?")]
    public async Task Help_is_given_wherever_it_is_asked(params string[] arguments)
    {
        var ran = await EdictAsync(arguments);

        Assert.StartsWith("Description:", ran.Output, StringComparison.Ordinal);
        Assert.Contains($"edict {arguments[0]} ", ran.Output, StringComparison.Ordinal);
        Assert.Equal("", ran.Error);
    }
}
