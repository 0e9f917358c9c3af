using Edict.Auditing;
using Edict.Cycles;
using Edict.Data;
using Edict.Judging;
using Edict.Mail;
using Edict.Overview;
using Edict.Pages;
using Edict.Pages.Audit;
using Edict.Pages.Concerns;
using Edict.Pages.Cycles;
using Edict.Pages.Demo;
using Edict.Pages.FacultyRag;
using Edict.Pages.Imports;
using Edict.Pages.MyWork;
using Edict.Pages.People;
using Edict.Pages.Policies;
using Edict.Pages.Protocol;
using Edict.Pages.Pupils;
using Edict.Pages.RaisedPupils;
using Edict.Pages.Reports;
using Edict.Pages.Schools;
using Edict.Pages.Support;
using Edict.Pages.VulnerableGroups;
using Edict.People;
using Edict.Publishing;
using Edict.Reports;
using Edict.Settings;
using Edict.SigningIn;
using Edict.Watching;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.CookiePolicy;
using Microsoft.AspNetCore.DataProtection;

namespace Edict;

/// <summary>How the pages are served.</summary>
/// <param name="Data">Where the school's data lie.</param>
/// <param name="IsDemonstration">Whether anybody on this machine may sign in as one of the cast.</param>
/// <param name="PublishFolder">The published folder, if whoever runs the program has set one.</param>
/// <param name="Mail">How letters leave; null where no mail server is set up.</param>
/// <param name="Audit">What of the audit log lies outside the database; null for beside the data.</param>
/// <param name="Serve">How a real school is served; null for the demonstration.</param>
public sealed record SiteOptions(
    DataPlace Data,
    bool IsDemonstration,
    string? PublishFolder = null,
    MailSettings? Mail = null,
    AuditFiles? Audit = null,
    ServeSettings? Serve = null
);

/// <summary>Puts the pages together: composition only.</summary>
public static class WebSite
{
    /// <summary>The pupils of a large school, each of whom the office may be asked about.</summary>
    public const int MostRowsOfAForm = 10_000;

    public static WebApplication Build(
        WebApplicationBuilder builder,
        SiteOptions options,
        TimeProvider clock
    )
    {
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(clock);
        builder.Services.AddSingleton(options.Data);
        options.Data.AddTo(builder.Services);
        builder.Services.AddHttpContextAccessor();
        AddDesks(builder.Services);
        AddMail(builder.Services, options.Mail);
        builder.Services.AddScoped<Publications>();
        builder.Services.AddScoped<PublishedDesk>();
        builder.Services.AddSingleton(options.Audit ?? AuditFiles.Beside(options.Data));
        builder.Services.AddSingleton<AuditWriter>();
        builder.Services.AddHostedService(services => services.GetRequiredService<AuditWriter>());
        builder.Services.AddScoped<Looks>();
        builder.Services.AddScoped<TableFiles>();
        builder.Services.AddTelemetry();
        // Each does something only where the program was started as such a service.
        builder.Services.AddSystemd().AddWindowsService(service => service.ServiceName = "Edict");
        builder.Services.AddSingleton<Publisher>();
        builder.Services.AddHostedService(services => services.GetRequiredService<Publisher>());
        builder
            .Services.AddRazorPages(pages => pages.Conventions.Add(new TableAddresses()))
            .AddMvcOptions(mvc =>
            {
                mvc.Filters.Add<MastheadFilter>();
                mvc.Filters.Add(new TableFilter());
                mvc.MaxModelBindingCollectionSize = MostRowsOfAForm;
                BindingWords.PutInto(mvc.ModelBindingMessageProvider);
            });
        builder.Services.ConfigureHttpJsonOptions(json =>
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, BatchJson.Default)
        );
        builder.Services.AddRouting(routing => routing.LowercaseUrls = true);
        if (options.Serve is { } settings)
        {
            builder.Services.AddDoor(settings);
        }
        else
        {
            AddDemonstrationSignIn(builder.Services);
        }

        builder
            .Services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        var site = builder.Build();
        Map(site, options);
        return site;
    }

    /// <summary>What pages gather by and act through.</summary>
    private static void AddDesks(IServiceCollection services)
    {
        services.AddSingleton<SchoolReadings>();
        services.AddScoped<Reader>();
        services.AddScoped<Desk>();
        services.AddScoped<ClassSheets>();
        services.AddScoped<SheetDesk>();
        services.AddScoped<HandInDesk>();
        services.AddSingleton<RagReadings>();
        services.AddScoped<RagReader>();
        services.AddScoped<RagDesk>();
        services.AddScoped<TeacherViews>();
        services.AddScoped<DeliberateActs>();
        services.AddScoped<FromClasses>();
        services.AddScoped<CycleCalendar>();
        services.AddScoped<Completeness>();
        services.AddScoped<CalendarDesk>();
        services.AddScoped<CycleDesk>();
        services.AddScoped<ReopeningDesk>();
        services.AddScoped<ReminderDesk>();
        services.AddScoped<BesideClasses>();
        services.AddScoped<ReportsDesk>();
        services.AddScoped<PolicyDesk>();
        services.AddScoped<LastDoneReader>();
        services.AddScoped<OfficeAct>();
        services.AddScoped<SubjectDesk>();
        services.AddScoped<HouseDesk>();
        services.AddScoped<SessionDesk>();
        services.AddScoped<ClassDesk>();
        services.AddScoped<MemberDesk>();
        AddPeople(services);
    }

    /// <summary>What is kept of people: of staff, and of one pupil by those who support them.</summary>
    private static void AddPeople(IServiceCollection services)
    {
        services.AddScoped<PeopleDesk>();
        services.AddScoped<InvitationDesk>();
        services.AddScoped<KeptFromDesk>();
        services.AddScoped<RestrictionDesk>();
        services.AddScoped<GroupsDesk>();
        services.AddScoped<WhatHelpsDesk>();
        services.AddScoped<RaisedDesk>();
        services.AddScoped<ShortlistReader>();
        services.AddScoped<TeachingWork>();
        services.AddScoped<ReviewWork>();
        services.AddScoped<OfficeWork>();
        services.AddScoped<WorkReader>();
    }

    private static void AddMail(IServiceCollection services, MailSettings? settings)
    {
        services.AddSingleton<SecretSeal>();
        services.AddScoped(provider => new Outbox(
            provider.GetRequiredService<EdictDb>(),
            settings,
            provider.GetRequiredService<TimeProvider>()
        ));
        if (settings is not null)
        {
            services.AddSingleton(provider =>
                MailWay.Of(settings, provider.GetRequiredService<TimeProvider>())
            );
            services.AddSingleton<Postman>();
            services.AddHostedService(provider => provider.GetRequiredService<Postman>());
        }
    }

    private static void AddDemonstrationSignIn(IServiceCollection services)
    {
        // A demonstration's sign-ins end with it, so that it leaves no keys behind.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services
            .AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme)
            .AddCookie(cookie =>
            {
                cookie.Cookie.Name = "edict";
                cookie.Cookie.SameSite = SameSiteMode.Lax;
                cookie.LoginPath = DemoSignIn.ListPath;
                cookie.Events.OnRedirectToAccessDenied = PageRefusals.AnswerAsync;
            });
    }

    private static void Map(WebApplication site, SiteOptions options)
    {
        if (options.Serve is { } settings)
        {
            site.UseNetwork(settings.Listen);
        }

        site.UseMiddleware<SafeHeaders>();
        site.UseStatusCodePagesWithReExecute("/problem/{0}");
        site.UseExceptionHandler("/problem/500");
        // Of every cookie, also of those that the platform sets.
        site.UseCookiePolicy(
            new() { HttpOnly = HttpOnlyPolicy.Always, Secure = CookieSecurePolicy.SameAsRequest }
        );
        site.UseAuthentication();
        site.UseAuthorization();
        if (options.Serve is not null)
        {
            site.UseRateLimiter();
        }

        site.MapStaticAssets().AllowAnonymous();
        site.MapRazorPages().WithStaticAssets();
        site.MapConcernsExports();
        site.MapGroupsExports();
        site.MapSheetCells();
        site.MapRagCells();
        site.MapRagExport();
        site.MapAuditExport();
        site.MapReportsExport();
        site.MapHealth();
        if (options.IsDemonstration)
        {
            site.MapDemoSignIn();
        }
        else
        {
            site.MapDoor();
        }
    }
}
