using System.Net;
using System.Runtime.CompilerServices;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Edict.Auditing;
using Edict.Data;
using Edict.Demonstration;
using Edict.Mail;
using Edict.Overview;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Edict.Tests;

/// <summary>
/// The demonstration school served from a database of its own, on its fixed Tuesday. A class of tests shares one.
/// </summary>
public sealed class TestSite : IAsyncLifetime
{
    private WebApplication? site;

    public TestDatabase Data { get; private set; } = null!;

    public FakeTimeProvider Clock { get; } = new(new(DemonstrationSchool.Now, TimeSpan.Zero));

    /// <summary>Whether a published folder is set at all.</summary>
    public bool Publishes { get; init; } = true;

    /// <summary>How letters leave; null for the demonstration's own way.</summary>
    public MailSettings? Mail { get; init; }

    /// <summary>Where everything goes that the program logs, down to the least; null for nowhere.</summary>
    public ILoggerProvider? Log { get; init; }

    /// <summary>What is added to the program's services; null for nothing.</summary>
    public Action<IServiceCollection>? Adding { get; init; }

    /// <summary>In the folder of the data; nothing is in it until the leadership switches it on.</summary>
    public string PublishFolder => Path.Combine(Data.Place.Folder, "published");

    public IServiceProvider Services => site!.Services;

    public async ValueTask InitializeAsync()
    {
        Data = await TestDatabase.OfTheSchoolAsync();
        Directory.CreateDirectory(PublishFolder);
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { EnvironmentName = "Production", ApplicationName = "edict" }
        );
        builder.Logging.ClearProviders();
        if (Log is not null)
        {
            builder.Logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log);
        }

        Adding?.Invoke(builder.Services);
        builder.WebHost.UseTestServer();
        site = WebSite.Build(
            builder,
            new(
                Data.Place,
                IsDemonstration: true,
                Publishes ? PublishFolder : null,
                Mail ?? DemonstrationMail.Of(Data.Place)
            ),
            Clock
        );
        // A quarter of what a site would do is to read the school, which is the same for all until something is changed.
        var read = await TestDatabase.ReadingOfTheSchoolAsync();
        Kept(Services.GetRequiredService<SchoolReadings>())
            .Set(read.Cycles[0].SchoolId, read, new MemoryCacheEntryOptions { Size = 1 });
        await site.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        // Its workers end first: they write beside the database.
        await site!.StopAsync();
        await site.DisposeAsync();
        await Data.DisposeAsync();
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "kept")]
    private static extern ref MemoryCache Kept(SchoolReadings readings);

    /// <summary>A browser in which nobody is signed in.</summary>
    public Browser Anonymous() => new(site!.GetTestServer().CreateHandler());

    /// <summary>The same, that comes by HTTPS.</summary>
    public Browser OverHttps() => new(site!.GetTestServer().CreateHandler(), "https://localhost");

    /// <summary>A browser in which one of the cast is signed in.</summary>
    public async Task<Browser> AsAsync(string key)
    {
        var browser = Anonymous();
        await browser.SignInAsync(key);
        return browser;
    }

    /// <summary>What a machine elsewhere on the network is answered.</summary>
    public async Task<int> StatusFromElsewhereAsync(string address)
    {
        var context = await site!
            .GetTestServer()
            .SendAsync(request =>
            {
                request.Request.Path = address;
                request.Connection.RemoteIpAddress = IPAddress.Parse("192.0.2.7");
            });
        return context.Response.StatusCode;
    }

    /// <summary>The id of one of the cast.</summary>
    public async Task<Guid> PersonAsync(string key)
    {
        await using var scope = Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EdictDb>();
        return db.Staff.Single(person => person.Email.StartsWith(key + "@")).Id;
    }

    /// <summary>The lines of the audit log in the order of their seals, when all that waits is written and sealed.</summary>
    public async Task<List<AuditEntry>> AuditAsync()
    {
        await Services.GetRequiredService<AuditWriter>().FlushAsync();
        await using var db = await Data.Place.OpenAsync();
        return await db
            .AuditSeals.OrderBy(seal => seal.Sequence)
            .Join(db.Audit, seal => seal.EntryId, line => line.Id, (_, line) => line)
            .ToListAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Ends the program as it ends by itself: what it holds is written first.</summary>
    public Task StopAsync() => site!.StopAsync(TestContext.Current.CancellationToken);

    /// <summary>The address of a pupil's page.</summary>
    public async Task<string> PageOfAsync(string scn)
    {
        await using var scope = Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EdictDb>();
        return $"/pupils/{db.Pupils.Single(pupil => pupil.Scn == scn).Id}";
    }
}

/// <summary>What a person's browser does: keeps cookies, follows no redirect unasked, reads pages.</summary>
public sealed class Browser(HttpMessageHandler handler, string origin = "http://localhost")
{
    private readonly HttpClient client = new(new CookieHandler(handler))
    {
        BaseAddress = new Uri(origin),
    };

    /// <summary>The page that its requests say they come from; null for none.</summary>
    public string? From
    {
        set => client.DefaultRequestHeaders.Referrer = value is null ? null : new(value);
    }

    /// <summary>Signs in as one of the cast, whoever was signed in before.</summary>
    public async Task<HttpResponseMessage> SignInAsync(string key)
    {
        var answer = await GetAsync($"/demo/as/{key}");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer;
    }

    public Task<HttpResponseMessage> GetAsync(string address) =>
        client.GetAsync(new Uri(origin + address), TestContext.Current.CancellationToken);

    public Task<HttpResponseMessage> PostAsync(string address) => PostAsync(address, null);

    public Task<HttpResponseMessage> SendAsync(HttpMethod verb, string address) =>
        client.SendAsync(
            new HttpRequestMessage(verb, new Uri(address, UriKind.Relative)),
            TestContext.Current.CancellationToken
        );

    /// <summary>Sends fields as a form would.</summary>
    public Task<HttpResponseMessage> PostFormAsync(
        string address,
        params (string Name, string Value)[] fields
    ) =>
        client.PostAsync(
            new Uri(address, UriKind.Relative),
            new FormUrlEncodedContent(
                fields.Select(field => KeyValuePair.Create(field.Name, field.Value))
            ),
            TestContext.Current.CancellationToken
        );

    /// <summary>
    /// Sends a form as it was rendered, with some of its fields filled in; null takes a tick away. A button that stands outside
    /// its form sends that form to its own address.
    /// </summary>
    public Task<HttpResponseMessage> SubmitAsync(
        IElement form,
        params (string Name, string? Value)[] filled
    ) => SendAsync(form, new FormUrlEncodedContent(FieldsOf(form, filled)));

    /// <summary>Sends a form as it was rendered, with a file.</summary>
    public Task<HttpResponseMessage> UploadAsync(
        IElement form,
        (string Name, string FileName, byte[] Bytes) file,
        params (string Name, string? Value)[] filled
    )
    {
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in FieldsOf(form, filled))
        {
            content.Add(new StringContent(value), name);
        }

        // So that any name can be sent, whatever it holds.
        var part = new ByteArrayContent(file.Bytes);
        part.Headers.ContentDisposition = new("form-data")
        {
            Name = file.Name,
            FileNameStar = file.FileName,
        };
        content.Add(part);
        return SendAsync(form, content);
    }

    public static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage answer) =>
        new HtmlParser().ParseDocument(
            await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
        );

    /// <summary>Sends what no form would.</summary>
    public Task<HttpResponseMessage> PostAsync(string address, HttpContent? content) =>
        client.PostAsync(
            new Uri(address, UriKind.Relative),
            content,
            TestContext.Current.CancellationToken
        );

    private Task<HttpResponseMessage> SendAsync(IElement form, HttpContent content) =>
        PostAsync((form.GetAttribute("formaction") ?? form.GetAttribute("action"))!, content);

    private static IElement FormOf(IElement element) =>
        element.GetAttribute("form") is { } id ? element.Owner!.GetElementById(id)! : element;

    internal static List<KeyValuePair<string, string>> FieldsOf(
        IElement form,
        (string Name, string? Value)[] filled
    )
    {
        var fields = FormOf(form)
            .QuerySelectorAll("input[name]:enabled, select[name]:enabled")
            .Where(field => field is not IHtmlInputElement { Type: "file" })
            .Where(field =>
                field is not IHtmlInputElement { Type: "checkbox" or "radio" } box || box.IsChecked
            )
            .Select(field => new KeyValuePair<string, string>(
                field.GetAttribute("name")!,
                (
                    field is IHtmlSelectElement chosen
                        ? chosen.Value
                        : ((IHtmlInputElement)field).Value
                ) ?? ""
            ))
            .Where(field => !filled.Any(own => own.Name == field.Key));
        return
        [
            .. fields,
            .. filled
                .Where(own => own.Value is not null)
                .Select(own => new KeyValuePair<string, string>(own.Name, own.Value!)),
        ];
    }

    /// <summary>A page that answers 200, as HTML.</summary>
    public async Task<IHtmlDocument> PageAsync(string address)
    {
        var answer = await GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return new HtmlParser().ParseDocument(
            await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
        );
    }

    public async Task<HttpStatusCode> StatusAsync(string address) =>
        (await GetAsync(address)).StatusCode;

    private sealed class CookieHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        private readonly CookieContainer cookies = new();

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            var sent = cookies.GetCookieHeader(request.RequestUri!);
            if (sent.Length > 0)
            {
                request.Headers.Add("Cookie", sent);
            }

            var answer = await base.SendAsync(request, cancellationToken);
            foreach (
                var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : []
            )
            {
                cookies.SetCookies(request.RequestUri!, cookie);
            }

            return answer;
        }
    }
}
