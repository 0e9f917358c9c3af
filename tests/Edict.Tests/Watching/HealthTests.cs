using System.Net;
using Edict.Data;
using Microsoft.Data.Sqlite;

namespace Edict.Tests.Watching;

/// <summary>What a machine that watches over Edict is told, and anybody else.</summary>
public sealed class HealthTests : IAsyncLifetime
{
    private readonly TestSite site = new();

    public ValueTask InitializeAsync() => site.InitializeAsync();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task It_says_in_a_word_that_it_lives_and_can_show_pages()
    {
        Assert.Equal((HttpStatusCode.OK, "live"), await AskAsync("/health/live"));
        Assert.Equal((HttpStatusCode.OK, "ready"), await AskAsync("/health/ready"));
    }

    [Fact]
    public async Task Without_its_database_it_lives_and_is_not_ready_and_says_no_more()
    {
        await LoseDatabaseAsync();

        Assert.Equal((HttpStatusCode.OK, "live"), await AskAsync("/health/live"));
        Assert.Equal(
            (HttpStatusCode.ServiceUnavailable, "not ready"),
            await AskAsync("/health/ready")
        );
    }

    private async Task<(HttpStatusCode, string)> AskAsync(string address)
    {
        var answer = await site.Anonymous().GetAsync(address);
        return (
            answer.StatusCode,
            await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
        );
    }

    /// <summary>Whoever owns it takes the table of schools away.</summary>
    private async Task LoseDatabaseAsync()
    {
        const string Away = "ALTER TABLE \"Schools\" RENAME TO \"Away\"";
        if (site.Data.Name is { } database)
        {
            await TestPostgres.RunAsync(TestPostgres.AsOwner(database), Away);
            return;
        }

        await using var file = new SqliteConnection(
            SqliteEdictDb.ConnectionIn(site.Data.Place.Folder)
        );
        await file.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = file.CreateCommand();
        command.CommandText = Away;
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
