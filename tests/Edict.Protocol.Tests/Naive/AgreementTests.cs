using CsCheck;

namespace Edict.Protocol.Tests.Naive;

/// <summary>The program against the second implementation. A failure prints the smallest example found and its seed.</summary>
public class AgreementTests
{
    [Fact]
    public void The_program_says_of_any_session_what_the_specification_says() =>
        RandomSessions.Any.Sample(
            session =>
            {
                var naive = new NaiveProtocol(session);

                var program = new EvaluatedSession(session);

                Assert.Equal(naive.Reports(), program.Reports());
                Assert.Equal(naive.Pupils(), program.Pupils());
            },
            iter: 2000
        );

    [Fact]
    public void The_program_places_any_pupil_in_the_groups_that_the_specification_says() =>
        Gen.Select(RandomFacts.Any, RandomPolicies.Rules)
            .Sample(
                (facts, rules) =>
                    Assert.Equal(NaiveMembership.Of(facts, rules), Membership.Of(facts, rules)),
                iter: 2000
            );
}
