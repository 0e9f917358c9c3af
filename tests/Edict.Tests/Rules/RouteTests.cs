using System.Net;
using Edict.Demonstration;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace Edict.Tests.Rules;

/// <summary>Every route stands in one table of routes and roles: what each of the cast, and nobody, gets there.</summary>
public class RouteTests(TestSite site) : IClassFixture<TestSite>
{
    /// <summary>In stage S2 and house Torduff; in S5 and Loganlea: what is of one of them is another's for half the cast.</summary>
    private static readonly SchoolPupil Brodie = TestSchool.BrodieKane;
    private static readonly SchoolPupil Iona = TestSchool.IonaGillies;

    private const string Nobody = "nobody";

    /// <summary>
    /// The columns of the table. The PSL is of Brodie's house, the CL and the teacher of English, and the last held a post
    /// until Christmas.
    /// </summary>
    private static readonly string[] Cast =
    [
        Nobody,
        StaffKeys.Head,
        StaffKeys.YearHeadS1S2,
        StaffKeys.YearHeadS3S4,
        StaffKeys.YearHeadS5S6,
        StaffKeys.CurriculumLeader("English"),
        StaffKeys.PupilSupportLeader(Brodie.House),
        StaffKeys.SupportForLearning,
        "teacher-english-1",
        StaffKeys.Office,
        StaffKeys.CurriculumLeaderLanguages,
    ];

    /// <summary>
    /// A route, an address of it, and the status for each of the cast; 302 is the way to the sign-in. What stands in braces of an
    /// address is the id of one who is there.
    /// </summary>
    private const string Table = """
        route                                  address                        nobody head y12  y34  y56  cl   psl  sfll tch  off  left
        -                                      /                              302  200  200  200  200  200  200  200  200  200  200
        overview                               /overview                      302  200  200  200  200  200  200  200  403  403  403
        overview.csv                           /overview.csv                  302  200  200  200  200  200  200  200  403  403  403
        overview.xlsx                          /overview.xlsx                 302  200  200  200  200  200  200  200  403  403  403
        protocol                               /protocol                      302  200  200  200  200  200  200  200  200  200  200
        accessibility                          /accessibility                 200  200  200  200  200  200  200  200  200  200  200
        concerns                               /concerns                      302  200  200  200  200  200  200  200  200  403  403
        /concerns.csv                          /concerns.csv                  302  200  200  200  200  200  200  200  200  403  403
        /concerns.xlsx                         /concerns.xlsx                 302  200  200  200  200  200  200  200  200  403  403
        good-news                              /good-news                     302  200  200  200  200  200  200  200  200  403  403
        good-news.csv                          /good-news.csv                 302  200  200  200  200  200  200  200  200  403  403
        good-news.xlsx                         /good-news.xlsx                302  200  200  200  200  200  200  200  200  403  403
        pupils/{id:guid}                       /pupils/{brodie}               302  200  200  404  404  200  200  200  404  403  403
        pupils/{id:guid}                       /pupils/{iona}                 302  200  404  404  200  200  404  200  404  403  403
        pupils/{id:guid}                       /pupils/{none}                 302  404  404  404  404  404  404  404  404  403  403
        pupils/{id:guid}/restricted            /pupils/{brodie}/restricted    302  403  200  404  404  403  200  200  404  403  403
        pupils/{id:guid}/restricted            /pupils/{iona}/restricted      302  403  404  404  200  403  404  200  404  403  403
        pupils/{id:guid}/groups                /pupils/{brodie}/groups        302  403  403  404  404  403  200  200  404  403  403
        pupils/{id:guid}/groups                /pupils/{iona}/groups          302  403  404  404  403  403  404  200  404  403  403
        pupils/{id:guid}/raise                 /pupils/{brodie}/raise         302  403  403  404  404  403  403  403  404  403  403
        pupils/{id:guid}/raise                 /pupils/{iona}/raise           302  403  404  404  403  403  404  403  404  403  403
        raised                                 /raised                        302  403  200  200  200  200  200  403  200  403  403
        raised.csv                             /raised.csv                    302  403  200  200  200  200  200  403  200  403  403
        raised.xlsx                            /raised.xlsx                   302  403  200  200  200  200  200  403  200  403  403
        support/shortlist                      /support/shortlist             302  403  403  403  403  403  403  200  403  403  403
        support/shortlist.csv                  /support/shortlist.csv         302  403  403  403  403  403  403  200  403  403  403
        support/shortlist.xlsx                 /support/shortlist.xlsx        302  403  403  403  403  403  403  200  403  403  403
        school/people                          /school/people                 302  200  403  403  403  403  403  403  403  200  403
        school/people.csv                      /school/people.csv             302  200  403  403  403  403  403  403  403  200  403
        school/people.xlsx                     /school/people.xlsx            302  200  403  403  403  403  403  403  403  200  403
        school/people/{id:guid}                /school/people/{head}          302  200  403  403  403  403  403  403  403  200  403
        school/people/{id:guid}                /school/people/{none}          302  404  403  403  403  403  403  403  403  404  403
        school/people/{id:guid}/invite         /school/people/{head}/invite   302  404  404  404  404  404  404  404  404  404  404
        school                                 /school                        302  403  403  403  403  403  403  403  403  200  403
        school/subjects                        /school/subjects               302  403  403  403  403  403  403  403  403  200  403
        school/subjects.csv                    /school/subjects.csv           302  403  403  403  403  403  403  403  403  200  403
        school/subjects.xlsx                   /school/subjects.xlsx          302  403  403  403  403  403  403  403  403  200  403
        school/houses                          /school/houses                 302  403  403  403  403  403  403  403  403  200  403
        school/houses.csv                      /school/houses.csv             302  403  403  403  403  403  403  403  403  200  403
        school/houses.xlsx                     /school/houses.xlsx            302  403  403  403  403  403  403  403  403  200  403
        school/new-session                     /school/new-session            302  403  403  403  403  403  403  403  403  200  403
        school/classes                         /school/classes                302  403  403  403  403  403  403  403  403  200  403
        school/classes.csv                     /school/classes.csv            302  403  403  403  403  403  403  403  403  200  403
        school/classes.xlsx                    /school/classes.xlsx           302  403  403  403  403  403  403  403  403  200  403
        school/classes/{id:guid}               /school/classes/{class}        302  403  403  403  403  403  403  403  403  200  403
        school/classes/{id:guid}/pupils        /school/classes/{class}/pupils 302  403  403  403  403  403  403  403  403  200  403
        school/classes/{id:guid}/pupils        /school/classes/{none}/pupils  302  403  403  403  403  403  403  403  403  404  403
        school/classes/{id:guid}               /school/classes/{none}         302  403  403  403  403  403  403  403  403  404  403
        school/kept-from                       /school/kept-from              302  200  200  200  200  200  200  200  200  200  403
        policy                                 /policy                        302  200  403  403  403  403  403  403  403  403  403
        policy/edit                            /policy/edit                   302  200  403  403  403  403  403  403  403  403  403
        policy/{version:int}                   /policy/1                      302  200  403  403  403  403  403  403  403  403  403
        policy/{version:int}                   /policy/99                     302  404  403  403  403  403  403  403  403  403  403
        vulnerable-groups                      /vulnerable-groups             302  200  200  200  200  200  200  200  200  403  403
        vulnerable-groups/why/{id:guid}        /vulnerable-groups/why/{brodie} 302 200  200  200  200  200  200  200  200  403  403
        vulnerable-groups/why/{id:guid}        /vulnerable-groups/why/{none} 302  404  404  404  404  404  404  404  404  403  403
        /vulnerable-groups.csv                 /vulnerable-groups.csv         302  200  200  200  200  200  200  200  200  403  403
        /vulnerable-groups.xlsx                /vulnerable-groups.xlsx        302  200  200  200  200  200  200  200  200  403  403
        reports                                /reports                       302  403  403  403  403  200  200  403  200  403  403
        reports/{cycle:guid}/{id:guid}         /reports/{none}/{none}         302  404  404  404  404  404  404  404  404  404  404
        reports/{cycle:guid}/{id:guid}.csv     /reports/{none}/{none}.csv     302  404  404  404  404  404  404  404  404  404  404
        reports/{cycle:guid}/{id:guid}.xlsx    /reports/{none}/{none}.xlsx    302  404  404  404  404  404  404  404  404  404  404
        reports/{cycle:guid}/{id:guid}/hand-in /reports/{none}/{none}/hand-in 302  404  404  404  404  404  404  404  404  404  404
        /reports/{cycle:guid}/{id:guid}/cells  /reports/{none}/{none}/cells   302  404  404  404  404  404  404  404  404  404  404
        faculty-rag                            /faculty-rag                   302  403  403  403  403  200  403  403  403  403  403
        /faculty-rag.csv                       /faculty-rag.csv               302  403  403  403  403  200  403  403  403  403  403
        /faculty-rag.xlsx                      /faculty-rag.xlsx              302  403  403  403  403  200  403  403  403  403  403
        /faculty-rag/{faculty:guid}/{policy:int} /faculty-rag/{none}/1        302  404  404  404  404  404  404  404  404  404  404
        cycles                                 /cycles                        302  200  200  200  200  200  200  200  200  200  403
        cycles.csv                             /cycles.csv                    302  200  200  200  200  200  200  200  200  200  403
        cycles.xlsx                            /cycles.xlsx                   302  200  200  200  200  200  200  200  200  200  403
        cycles/dates/{id:guid?}                /cycles/dates                  302  403  403  403  403  403  403  403  403  200  403
        cycles/dates/{id:guid?}                /cycles/dates/{none}           302  403  403  403  403  403  403  403  403  404  403
        cycles/{id:guid}                       /cycles/{senior}               302  200  200  200  200  200  200  403  200  200  403
        cycles/{id:guid}.csv                   /cycles/{senior}.csv           302  200  200  200  200  200  200  403  200  200  403
        cycles/{id:guid}.xlsx                  /cycles/{senior}.xlsx          302  200  200  200  200  200  200  403  200  200  403
        cycles/{id:guid}                       /cycles/{none}                 302  404  404  404  404  404  404  403  404  404  403
        /cycles/{id:guid}/reports.csv          /cycles/{senior}/reports.csv   302  200  404  200  200  403  403  403  403  403  403
        /cycles/{id:guid}/reports.csv          /cycles/{none}/reports.csv     302  404  404  404  404  403  403  403  403  403  403
        /cycles/{id:guid}/reports.xlsx         /cycles/{senior}/reports.xlsx  302  200  404  200  200  403  403  403  403  403  403
        cycles/{id:guid}/remind                /cycles/{senior}/remind        302  200  200  200  200  200  403  403  403  200  403
        cycles/{id:guid}/{act}                 /cycles/{senior}/open          302  200  403  200  200  403  403  403  403  200  403
        cycles/{id:guid}/{act}                 /cycles/{senior}/close         302  200  403  200  200  403  403  403  403  403  403
        cycles/{id:guid}/{act}                 /cycles/{senior}/erase         302  404  404  404  404  404  404  404  404  404  404
        cycles/{id:guid}/classes/{class:guid}  /cycles/{senior}/classes/{none} 302 404  404  404  404  403  403  403  403  403  403
        audit                                  /audit                         302  200  403  403  403  403  403  403  403  403  403
        audit/{id:guid}                        /audit/{none}                  302  404  403  403  403  403  403  403  403  403  403
        /audit.csv                             /audit.csv                     302  200  403  403  403  403  403  403  403  403  403
        /audit.xlsx                            /audit.xlsx                    302  200  403  403  403  403  403  403  403  403  403
        mail                                   /mail                          302  200  200  200  200  200  200  200  200  200  200
        mail/{id:guid}                         /mail/{none}                   302  404  404  404  404  404  404  404  404  404  404
        imports                                /imports                       302  403  403  403  403  403  403  403  403  200  403
        imports.csv                            /imports.csv                   302  403  403  403  403  403  403  403  403  200  403
        imports.xlsx                           /imports.xlsx                  302  403  403  403  403  403  403  403  403  200  403
        imports/{id:guid}                      /imports/{none}                302  403  403  403  403  403  403  403  403  404  403
        imports/drafts/{id:guid}               /imports/drafts/{none}         302  403  403  403  403  403  403  403  403  404  403
        imports/drafts/{id:guid}/columns       /imports/drafts/{none}/columns 302  403  403  403  403  403  403  403  403  404  403
        demo                                   /demo                          200  200  200  200  200  200  200  200  200  200  200
        /demo/as/{key}                         /demo/as/nobody-of-that-name   404  404  404  404  404  404  404  404  404  404  404
        look                                   /look                          302  200  200  200  200  200  200  200  200  200  200
        demo/mail                              /demo/mail                     200  200  200  200  200  200  200  200  200  200  200
        sign-in                                /sign-in                       404  404  404  404  404  404  404  404  404  404  404
        sign-in/school                         /sign-in/school                404  404  404  404  404  404  404  404  404  404  404
        sign-in/refused                        /sign-in/refused               404  404  404  404  404  404  404  404  404  404  404
        first-run                              /first-run                     404  404  404  404  404  404  404  404  404  404  404
        sign-in/code                           /sign-in/code                  404  404  404  404  404  404  404  404  404  404  404
        invitation/{token}                     /invitation/x                  404  404  404  404  404  404  404  404  404  404  404
        sign-out                               /sign-out                      302  404  404  404  404  404  404  404  404  404  404
        account                                /account                       302  404  404  404  404  404  404  404  404  404  404
        /health/live                           /health/live                   200  200  200  200  200  200  200  200  200  200  200
        /health/ready                          /health/ready                  200  200  200  200  200  200  200  200  200  200  200
        account/codes                          /account/codes                 302  404  404  404  404  404  404  404  404  404  404
        account/passkeys                       /account/passkeys              302  404  404  404  404  404  404  404  404  404  404
        problem/{status:int}                   /problem/404                   404  404  404  404  404  404  404  404  404  404  404
        """;

    /// <summary>What anybody may read: no pupil is there.</summary>
    private static readonly string[] Public =
    [
        "accessibility",
        "demo",
        "demo/mail",
        "/demo/as/{key}",
        "/health/live",
        "/health/ready",
        "problem/{status:int}",
        // By these people sign in as themselves: DoorRouteTests holds what they answer where a school is served.
        "sign-in",
        "sign-in/school",
        "sign-in/refused",
        "sign-in/code",
        "invitation/{token}",
        "first-run",
    ];

    private static readonly IReadOnlyList<(string Route, string Address, int[] Statuses)> Rows =
    [
        .. Table
            .Split('\n')
            .Skip(1)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(cells =>
                (cells[0] == "-" ? "" : cells[0], cells[1], cells[2..].Select(int.Parse).ToArray())
            ),
    ];

    /// <summary>Every route of the site.</summary>
    internal static IEnumerable<string> Routes => Rows.Select(row => row.Route).Distinct();

    [Fact]
    public void Every_route_of_the_site_has_its_row() =>
        Assert.Equal(
            Routes.Order(StringComparer.Ordinal),
            Endpoints()
                .Select(endpoint => endpoint.RoutePattern.RawText!)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
        );

    [Fact]
    public async Task Each_role_gets_what_its_row_says()
    {
        var ids = new Dictionary<string, string>
        {
            ["{brodie}"] = (await site.PageOfAsync(Brodie.Scn)).Split('/')[^1],
            ["{iona}"] = (await site.PageOfAsync(Iona.Scn)).Split('/')[^1],
            ["{class}"] = (await ClassAsync()).ToString(),
            ["{head}"] = (await site.PersonAsync(StaffKeys.Head)).ToString(),
            ["{senior}"] = (await SeniorAsync()).ToString(),
            ["{none}"] = Guid.Empty.ToString(),
        };
        var browsers = new List<Browser>();
        foreach (var key in Cast)
        {
            browsers.Add(key == Nobody ? site.Anonymous() : await site.AsAsync(key));
        }

        foreach (var (_, address, statuses) in Rows)
        {
            var at = ids.Aggregate(address, (text, id) => text.Replace(id.Key, id.Value));
            var answers = new List<string>();
            foreach (var browser in browsers)
            {
                answers.Add($"{Cast[answers.Count]} {(int)await browser.StatusAsync(at)}");
            }

            Assert.Equal(
                $"{address}: {string.Join(", ", Cast.Zip(statuses, (key, status) => $"{key} {status}"))}",
                $"{address}: {string.Join(", ", answers)}"
            );
        }
    }

    /// <summary>The open cycle of S4, S5 and S6.</summary>
    private async Task<Guid> SeniorAsync()
    {
        await using var db = await site.Data.Place.OpenAsync();
        return db.Cycles.Single(row => row.Name == "Senior 3").Id;
    }

    private async Task<Guid> ClassAsync()
    {
        await using var db = await site.Data.Place.OpenAsync();
        return db.Classes.First().Id;
    }

    [Fact]
    public async Task Nobody_gets_past_the_sign_in_by_any_verb_but_where_anybody_may_read()
    {
        var nobody = site.Anonymous();
        var walked = 0;

        foreach (var endpoint in Endpoints())
        {
            var route = endpoint.RoutePattern.RawText!;
            foreach (var verb in VerbsOf(endpoint))
            {
                var answer = await nobody.SendAsync(verb, AddressOf(endpoint));
                var isStopped =
                    answer.StatusCode == HttpStatusCode.Unauthorized
                    || (
                        answer.StatusCode == HttpStatusCode.Redirect
                        && answer.Headers.Location!.AbsolutePath == "/demo"
                    );

                Assert.True(
                    isStopped || Public.Contains(route),
                    $"{verb} {route}: {answer.StatusCode} for nobody"
                );
                walked++;
            }
        }

        Assert.True(walked > 30, $"{walked} endpoints and verbs");
    }

    [Fact]
    public void What_anybody_may_read_is_on_the_short_list_and_needs_no_longer_one() =>
        Assert.Equal(
            Rows.Where(row => row.Statuses[0] != (int)HttpStatusCode.Redirect)
                .Select(row => row.Route)
                .Order(StringComparer.Ordinal),
            Public.Order(StringComparer.Ordinal)
        );

    [Fact]
    public async Task Nobody_is_led_to_the_list_of_the_cast_before_a_pupil_is_shown()
    {
        var answer = await site.Anonymous().GetAsync("/concerns");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/demo", answer.Headers.Location!.AbsolutePath);
    }

    /// <summary>All but static files, which are anybody's.</summary>
    private IEnumerable<RouteEndpoint> Endpoints() =>
        site
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => !IsStaticFile(endpoint));

    /// <summary>The verbs that a route takes; a page, which names none, is asked to show and to act.</summary>
    private static IEnumerable<HttpMethod> VerbsOf(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } verbs
            ? verbs.Select(verb => new HttpMethod(verb))
            : [HttpMethod.Get, HttpMethod.Post];

    /// <summary>An address of the route, with something in each place of a parameter that its rule lets through.</summary>
    private static string AddressOf(RouteEndpoint endpoint) =>
        "/"
        + string.Join(
            '/',
            endpoint.RoutePattern.PathSegments.Select(segment =>
                string.Concat(
                    segment.Parts.Select(part =>
                        part switch
                        {
                            RoutePatternLiteralPart literal => literal.Content,
                            RoutePatternSeparatorPart separator => separator.Content,
                            RoutePatternParameterPart parameter => Filled(parameter),
                            _ => "",
                        }
                    )
                )
            )
        );

    private static string Filled(RoutePatternParameterPart parameter) =>
        parameter.ParameterPolicies.Select(policy => policy.Content).FirstOrDefault() switch
        {
            "guid" => Guid.Empty.ToString(),
            "int" => "404",
            _ => "something",
        };

    private static bool IsStaticFile(RouteEndpoint endpoint) =>
        endpoint.RoutePattern.RawText == "{**path:file}"
        || endpoint.Metadata.Any(item => item.GetType().Name == "StaticAssetDescriptor");
}
