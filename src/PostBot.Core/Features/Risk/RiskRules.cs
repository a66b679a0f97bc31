using System.Text.Json;

namespace PostBot.Core.Features.Risk;

/// <summary>One rule of what puts an episode at risk.</summary>
/// <param name="Id">What people type after <c>risk why</c>.</param>
/// <param name="Level"><c>critical</c> or <c>at risk</c>.</param>
/// <param name="Days">How many working days before a deadline it begins to hold; 0 for rules that do not count days.</param>
/// <param name="Inside">Only people inside the studio are told.</param>
/// <param name="Says">The line, with <c>{steps}</c>, <c>{deadline}</c>, <c>{day}</c>, <c>{contract}</c>, <c>{left}</c> and <c>{id}</c> filled in.</param>
/// <param name="Why">The rule in one sentence, with <c>{days}</c>.</param>
/// <param name="Except">Steps it does not look at; null for none.</param>
internal sealed record RiskRule(string Id, string Level, int Days, bool Inside, string Says, string Why, IReadOnlyList<string>? Except = null)
{
    public bool IsCritical => Level == "critical";

    public string Explained => Why.Replace("{days}", $"{Days}", StringComparison.Ordinal);
}

/// <summary>The rules of risk, from <c>risks.json</c>, the gravest first.</summary>
internal static class RiskRules
{
    public static IReadOnlyList<RiskRule> All { get; } = Load();

    public static RiskRule Unassigned { get; } = Of("unassigned");

    public static RiskRule Unbooked { get; } = Of("unbooked");

    public static RiskRule Of(string id) => All.Single(rule => rule.Id == id);

    private static List<RiskRule> Load()
    {
        using var file = typeof(RiskRules).Assembly.GetManifestResourceStream("risks.json")!;
        return JsonSerializer.Deserialize<List<RiskRule>>(file, JsonSerializerOptions.Web)!;
    }
}
