using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Domain.Projects;

namespace PostBot.Core.Features.Risk;

/// <summary>What fills the gaps in a rule's sentence.</summary>
internal static class RiskWords
{
    public static string Fill(RiskRule rule, params IEnumerable<(string Name, string Value)> words) =>
        words.Aggregate(rule.Says, (said, word) => said.Replace($"{{{word.Name}}}", word.Value, StringComparison.Ordinal));

    public static (string, string)[] Of(Turn turn, Project project, Status.DeadlineFact deadline) =>
        [("deadline", deadline.Title), ("day", Day(turn, project, deadline.DueAt)), ("contract", deadline.ContractAt is { } contract ? Day(turn, project, contract) : ""), ("id", $"D{deadline.Number}")];

    public static string Day(Turn turn, Project project, Instant at) => Times.NearDay(at.InZone(turn.Names.ZoneOf(project)).Date, turn.Now.InZone(turn.Names.ZoneOf(project)).Date);
}
