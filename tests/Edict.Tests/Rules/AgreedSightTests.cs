using System.Net;
using Edict.Data;
using Edict.Overview;
using Edict.Pages.VulnerableGroups;
using Edict.People;
using Edict.Protocol;
using Microsoft.EntityFrameworkCore;

namespace Edict.Tests.Rules;

/// <summary>
/// One rule of sight, asked of every person and every pupil of a school with everything that narrows it: it is what the roles
/// say when they are read one by one, and every list, set, file and page holds the same pupils.
/// </summary>
public sealed class AgreedSightTests(MarkedSchool marked) : IClassFixture<MarkedSchool>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_rule_is_what_the_roles_of_today_say_read_one_by_one()
    {
        var (school, _) = await marked.ReadAsync("head");
        var rows = await PlainSight.LoadAsync(marked.Site.Data.Place);
        var (seen, kept, restricted) = (0, 0, 0);

        foreach (var person in school.Staff)
        {
            var sight = school.SightOf(person.StaffId);
            foreach (var pupil in school.Pupils.Values)
            {
                var asked = school.Sighted(pupil);
                var grounds = sight.GroundsFor(asked);
                var read = sight.ReadsGroupsOf(asked, school.PolicyNow.GroupsList);

                Assert.True(
                    rows.Grounds(person.StaffId, pupil.Id) == grounds,
                    $"{person.Name} and {pupil.ListName}: {grounds}, and not {rows.Grounds(person.StaffId, pupil.Id)}"
                );
                Assert.True(
                    rows.Reads(person.StaffId, pupil.Id) == read,
                    $"{person.Name} and {pupil.ListName}: reads {read} of the groups, and not {rows.Reads(person.StaffId, pupil.Id)}"
                );
                seen += grounds == Ground.None ? 0 : 1;
                kept += sight.IsKeptFrom(asked.Id) ? 1 : 0;
                restricted += asked.IsRestricted && read == GroupsRead.Nothing ? 1 : 0;
            }
        }

        Assert.True(seen > 10_000, $"{seen} of staff and pupils");
        Assert.Equal(MarkedSchool.Kept.Count, kept);
        Assert.True(restricted > 100, $"{restricted} of staff and restricted pupils");
    }

    [Fact]
    public async Task Every_list_of_every_cycle_holds_just_the_pupils_whom_the_rule_lets_through()
    {
        var (school, _) = await marked.ReadAsync("head");

        foreach (var person in school.Staff)
        {
            var sight = school.SightOf(person.StaffId);
            foreach (var cycle in school.Cycles.Prepend(null))
            {
                var expected = school
                    .RowsOf(cycle)
                    .Where(row => sight.GroundsFor(school.Sighted(row.Pupil)) != Ground.None)
                    .Select(row => row.Pupil.Id);
                var seen = school.SeenBy(person.StaffId, cycle);

                Assert.Equal(expected, seen.Rows.Select(row => row.Pupil.Id));
                Assert.Equal(seen.Rows.Count, seen.Sets.All.Count);
                Assert.All(seen.Rows, row => ShowsNoMore(row, sight, school));
            }
        }
    }

    [Fact]
    public async Task The_list_of_groups_holds_what_may_be_read_of_each_pupil_and_no_more()
    {
        var (school, _) = await marked.ReadAsync("head");
        var here = school.Pupils.Values.Where(school.IsHere).ToList();

        foreach (var person in school.Staff)
        {
            var sight = school.SightOf(person.StaffId);
            var listed = GroupsList.Of(school, sight).ToDictionary(row => row.Pupil.Id);
            foreach (var pupil in here)
            {
                var asked = school.Sighted(pupil);
                var read = sight.ReadsGroupsOf(asked, school.PolicyNow.GroupsList);
                var row = listed.GetValueOrDefault(pupil.Id);

                Assert.Equal(
                    IsInOrUnknown(school, pupil) && read != GroupsRead.Nothing,
                    row is not null
                );
                Assert.Equal(row is not null && read == GroupsRead.Why, row?.Facts is not null);
                Assert.Equal(
                    row is not null && sight.GroundsFor(asked) != Ground.None,
                    row?.MayOpen == true
                );
            }
        }

        Assert.DoesNotContain(
            GroupsList.Published(school),
            row => school.Sighted(row.Pupil).IsRestricted || !school.IsHere(row.Pupil)
        );
    }

    [Fact]
    public async Task The_files_and_pages_that_are_served_hold_the_same_pupils_for_everybody()
    {
        var (school, _) = await marked.ReadAsync("head");
        var keys = await KeysAsync();
        var pupils = MarkedSchool
            .Kept.Select(kept => kept.Pupil)
            .Concat(MarkedSchool.Restricted)
            .Append(MarkedSchool.Leaver)
            .Select(pupil => school.Pupils.Values.Single(row => row.Scn == pupil.Scn))
            .Distinct()
            .ToList();

        foreach (var person in school.Staff)
        {
            var browser = await marked.Site.AsAsync(keys[person.StaffId]);
            var sight = school.SightOf(person.StaffId);
            var seen = school.SeenBy(person.StaffId, null);
            var (concerns, groups) = sight.SeesConcerns
                ? (
                    seen.Sets.Listed.In(seen.Rows).Select(row => row.Pupil.Scn),
                    GroupsList
                        .Of(school, sight)
                        .Where(row => row.Groups.IsIn)
                        .Select(row => row.Pupil.Scn)
                )
                : (null, null);

            Assert.Equal(concerns, await ScnsAsync(browser, "/concerns.csv"));
            Assert.Equal(groups, await ScnsAsync(browser, "/vulnerable-groups.csv"));
            var news = await ScnsAsync(browser, "/good-news.csv");
            Assert.Equal(sight.SeesConcerns, news is not null);
            Assert.Subset(
                seen.Rows.Select(row => row.Pupil.Scn).ToHashSet(),
                (news ?? []).ToHashSet()
            );
            foreach (var pupil in pupils)
            {
                var status =
                    !sight.SeesConcerns ? HttpStatusCode.Forbidden
                    : sight.GroundsFor(school.Sighted(pupil)) == Ground.None
                        ? HttpStatusCode.NotFound
                    : HttpStatusCode.OK;
                Assert.Equal(status, await browser.StatusAsync($"/pupils/{pupil.Id}"));
            }
        }
    }

    /// <summary>A row shows the courses and groups that the rule lets through, and counts among nothing that it does not.</summary>
    private static void ShowsNoMore(PupilRow row, Visibility sight, SchoolReading school)
    {
        var asked = school.Sighted(row.Pupil);
        var grounds = sight.GroundsFor(asked);
        var read = sight.ReadsGroupsOf(asked, school.PolicyNow.GroupsList);
        Assert.All(row.Courses, course => Assert.True(sight.SeesCourse(grounds, course.InSight)));
        Assert.All(row.RestedOn, course => Assert.True(sight.SeesCourse(grounds, course)));
        Assert.True(
            row.Groups.Read == read || (row.Groups == default && read == GroupsRead.Nothing)
        );
        Assert.False(read == GroupsRead.Nothing && row.Standing == Standing.Monitored);
        Assert.DoesNotContain(
            row.LedBy?.Holders ?? [],
            holder => school.SightOf(holder.StaffId).IsKeptFrom(asked.Id)
        );
    }

    private static bool IsInOrUnknown(SchoolReading school, PupilInSession pupil) =>
        Membership.Of(school.FactsNow.GetValueOrDefault(pupil.Id), school.PolicyNow.Groups)
        != default;

    private async Task<Dictionary<Guid, string>> KeysAsync()
    {
        await using var db = await marked.Site.Data.Place.OpenAsync();
        return await db.Staff.ToDictionaryAsync(
            row => row.Id,
            row => row.Email.Replace("@harlaw.example", ""),
            Cancel
        );
    }

    /// <summary>Null for who gets no file.</summary>
    private static async Task<IEnumerable<string>?> ScnsAsync(Browser browser, string address)
    {
        var answer = await browser.GetAsync(address);
        if (answer.StatusCode == HttpStatusCode.Forbidden)
        {
            return null;
        }

        var records = CsvRecords
            .Split(await answer.Content.ReadAsStringAsync(Cancel))
            .Select(CsvRecords.Cells)
            .ToList();
        var scn = records[0].ToList().IndexOf("SCN");
        return records.Skip(1).Select(cells => cells[scn]);
    }
}
