using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using PostBot.Core.Features.Status;
using PostBot.Domain.Projects;

namespace PostBot.UnitTests.Features.Status;

public sealed class StandingTests
{
    private static readonly Instant now = Instant.FromUtc(2026, 11, 24, 9, 0);

    [Fact]
    public void Exceptions_come_first_and_each_kind_keeps_the_productions_order() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<(bool Late, bool Blocked, bool NotesLate)[]>(),
            units =>
            {
                var ordered = Standing.InOrder(units.Select((unit, i) => Of(i, unit.Blocked ? [Step("edit", 0, StepMeaning.Blocked)] : [], unit.Late ? -1 : null, unit.NotesLate ? -1 : null))).ToList();
                var pairs = ordered.Zip(ordered.Skip(1)).ToList();
                return ordered.Count == units.Length && pairs.TrueForAll(pair => pair.First.Urgency < pair.Second.Urgency
                    || (pair.First.Urgency == pair.Second.Urgency && pair.First.Unit.SortOrder < pair.Second.Unit.SortOrder));
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_passed_deadline_is_critical_and_late_notes_are_a_risk()
    {
        Assert.Equal(Urgency.Critical, Of(0, [], dueInHours: -1, notesInHours: null).Urgency);
        Assert.Equal(Urgency.AtRisk, Of(0, [], dueInHours: 1, notesInHours: -1).Urgency);
        Assert.Equal(Urgency.None, Of(0, [], dueInHours: 1, notesInHours: 1).Urgency);
        Assert.Equal(Urgency.None, Of(0, [], dueInHours: 0, notesInHours: 0).Urgency);
    }

    [Fact]
    public void An_estimate_after_the_contract_date_is_a_risk_until_it_has_passed()
    {
        Standing Due(int contractInHours, int dueInHours) => new(
            new Unit { Code = "101" }, [], [], [new DeadlineFact(1, 0, 9, "vfx finals", now + Duration.FromHours(dueInHours), null, now + Duration.FromHours(contractInHours))], [], now);
        Assert.Equal(Urgency.AtRisk, Due(24, 48).Urgency);
        Assert.Equal(Urgency.None, Due(48, 48).Urgency);
        Assert.Equal(Urgency.None, Due(48, 24).Urgency);
        Assert.Equal(Urgency.AtRisk, Due(-1, 1).Urgency);
        Assert.Equal(Urgency.Critical, Due(-2, -1).Urgency);
    }

    [Fact]
    public void Where_it_is_means_what_is_being_worked_on_else_what_could_be()
    {
        string[] At(params StepMeaning[] meanings) => [.. Of(0, [.. meanings.Select((meaning, i) => Step($"step{i}", i, meaning))], null, null).At.Select(step => step.Name)];
        Assert.Equal(["step1"], At(StepMeaning.Done, StepMeaning.InProgress, StepMeaning.NotStarted));
        Assert.Equal(["step2", "step0"], At(StepMeaning.InProgress, StepMeaning.Done, StepMeaning.Blocked));
        Assert.Equal(["step1"], At(StepMeaning.NotStarted, StepMeaning.Ready));
        Assert.Equal(["step1"], At(StepMeaning.Done, StepMeaning.OnHold));
        Assert.Empty(At(StepMeaning.Done, StepMeaning.Done));
    }

    private static Standing Of(int order, IEnumerable<StepFact> steps, int? dueInHours, int? notesInHours) => new(
        new Unit { Id = order, Code = $"{101 + order}", SortOrder = order },
        steps,
        notesInHours is { } notes ? [new RoundFact(order, 5, 1, now + Duration.FromHours(notes), IsOpen: true, OpenNotes: 2)] : [],
        dueInHours is { } due ? [new DeadlineFact(1, order, 9, "picture lock", now + Duration.FromHours(due), null)] : [],
        [],
        now);

    private static StepFact Step(string name, int order, StepMeaning meaning) => new(1, name, order, meaning, "", "", null);
}
