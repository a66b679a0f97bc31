using System.Text.Json;
using PostBot.Core.Commands.Arguments;

namespace PostBot.Core.Features.Turnovers;

/// <summary>What each recipient of a turnover needs, from <c>checklists.json</c>.</summary>
internal static class Checklists
{
    private static readonly Dictionary<string, Checklist> all = Load();

    public static IReadOnlyList<string> Recipients { get; } = [.. all.Keys];

    /// <summary>The recipient a word names, by its own name or another; null when it names none.</summary>
    public static string? Named(string word)
    {
        var wanted = Likeness.Fold(word.TrimEnd(',', '.'));
        return all.FirstOrDefault(pair => Likeness.Fold(pair.Key) == wanted || pair.Value.Synonyms.Any(synonym => Likeness.Fold(synonym) == wanted)).Key;
    }

    /// <summary>The items for a recipient, in order.</summary>
    /// <param name="before">The cut that the recipient has; null when they have none: then there is nothing to list changes from.</param>
    public static IEnumerable<string> Items(string recipient, string cut, string? before) => all[recipient].Items
        .Where(item => before is not null || !item.Contains("{before}", StringComparison.Ordinal))
        .Select(item => item.Replace("{before}", before, StringComparison.Ordinal).Replace("{cut}", cut, StringComparison.Ordinal));

    private static Dictionary<string, Checklist> Load()
    {
        using var file = typeof(Checklists).Assembly.GetManifestResourceStream("checklists.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, Checklist>>(file, JsonSerializerOptions.Web)!;
    }

    private sealed record Checklist(IReadOnlyList<string> Synonyms, IReadOnlyList<string> Items);
}
