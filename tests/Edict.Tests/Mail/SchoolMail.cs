using Edict.Data;
using Edict.Demonstration;
using Edict.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Edict.Tests.Mail;

/// <summary>The demonstration school's outbox in a database of its own, at a clock that the test moves.</summary>
public sealed class SchoolMail : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private SchoolMail(TestDatabase data)
    {
        Data = data;
        var collection = new ServiceCollection();
        data.Place.AddTo(collection);
        services = collection.BuildServiceProvider();
    }

    public TestDatabase Data { get; }

    public FakeTimeProvider Clock { get; } = new(new(DemonstrationSchool.Now, TimeSpan.Zero));

    /// <summary>As a school would set its server up, which is at this machine.</summary>
    public static MailSettings At(int port) =>
        DemonstrationMail.Of(new("")) with
        {
            Folder = null,
            Host = "127.0.0.1",
            Port = port,
        };

    public static async Task<SchoolMail> OfTheSchoolAsync() =>
        new(await TestDatabase.OfTheSchoolAsync());

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await Data.DisposeAsync();
    }

    /// <summary>Queues a test letter to each of some of the cast, in their order.</summary>
    public async Task<IReadOnlyList<Guid>> PutAsync(MailSettings settings, params string[] keys)
    {
        await using var db = await Data.Place.OpenAsync();
        var school = await db.Schools.SingleAsync(TestContext.Current.CancellationToken);
        var ids = new List<Guid>();
        foreach (var key in keys)
        {
            var outbox = new Outbox(db, settings, Clock);
            var to = await outbox.RecipientsAsync(school.Id, [await StaffAsync(db, key)]);
            ids.Add(outbox.Put(school.Id, Letter.Test(school.Name), to, null, "a test")[0].Id);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        return ids;
    }

    public static Task<Guid> StaffAsync(EdictDb db, string key) =>
        db
            .Staff.Where(row => row.Email == $"{key}@{StaffMember.Domain}")
            .Select(row => row.Id)
            .SingleAsync(TestContext.Current.CancellationToken);

    /// <summary>A worker of its own, as each program has one.</summary>
    public Postman Postman(MailSettings settings) =>
        new(
            services.GetRequiredService<IServiceScopeFactory>(),
            MailWay.Of(settings, Clock),
            Clock,
            NullLogger<Postman>.Instance
        );

    /// <summary>Goes through the outbox once.</summary>
    public async Task GoRoundAsync(MailSettings settings)
    {
        using var postman = Postman(settings);
        await postman.GoRoundAsync(TestContext.Current.CancellationToken);
    }

    public async Task<OutboxMail> LetterAsync(Guid id)
    {
        await using var db = await Data.Place.OpenAsync();
        return await db.Outbox.SingleAsync(
            row => row.Id == id,
            TestContext.Current.CancellationToken
        );
    }
}
