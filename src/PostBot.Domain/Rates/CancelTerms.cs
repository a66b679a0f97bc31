using System.Globalization;
using NodaTime;

namespace PostBot.Domain.Rates;

/// <summary>What a client's cancellation costs, the longer before the session the less: <c>7d 50% 24h 100%</c>.</summary>
/// <param name="Steps">The longest before the session first; within so many hours of it, so much percent.</param>
public sealed record CancelTerms(IReadOnlyList<(int Hours, int Percent)> Steps)
{
    public static readonly CancelTerms None = new([]);

    private const int MostSteps = 6;

    /// <summary>As people type it and as it is stored; <c>none</c> and nothing are no terms. Null when it is neither.</summary>
    public static CancelTerms? Read(string words)
    {
        var parts = words.ToLowerInvariant().Replace(",", " ", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0 || parts is ["none"] or ["off"]) return None;
        if (parts.Length % 2 != 0 || parts.Length > MostSteps * 2) return null;
        var steps = new List<(int Hours, int Percent)>();
        for (var i = 0; i < parts.Length; i += 2)
        {
            if (Before(parts[i]) is not { } hours || Share(parts[i + 1]) is not { } percent) return null;
            steps.Add((hours, percent));
        }
        steps.Sort((one, other) => other.Hours.CompareTo(one.Hours));
        for (var i = 1; i < steps.Count; i++) if (steps[i].Hours == steps[i - 1].Hours || steps[i].Percent < steps[i - 1].Percent) return null;
        return new CancelTerms(steps);
    }

    public override string ToString() => Steps.Count == 0 ? "" : string.Join(' ', Steps.Select(step => $"{(step.Hours % 24 == 0 && step.Hours > 24 ? $"{step.Hours / 24}d" : $"{step.Hours}h")} {step.Percent}%"));

    /// <summary>For people: <c>50% of the price from 7 days before, 100% from 24 hours before</c>; empty when there are no terms.</summary>
    public string Say() => string.Join(", ", Steps.Select((step, at) => $"{step.Percent}%{(at == 0 ? " of the price" : "")} from {(step.Hours % 24 == 0 && step.Hours > 24 ? $"{step.Hours / 24} days" : step.Hours == 1 ? "1 hour" : $"{step.Hours} hours")} before"));

    /// <summary>In percent of the session's price.</summary>
    public int At(Instant now, Instant start) => Steps.Where(step => start - now <= Duration.FromHours(step.Hours)).Select(step => step.Percent).DefaultIfEmpty(0).Max();

    /// <summary>When it next costs more, and how much then; null when it does not.</summary>
    public (Instant At, int Percent)? Next(Instant now, Instant start)
    {
        foreach (var (hours, percent) in Steps) if (start - Duration.FromHours(hours) is var at && at > now && percent > At(now, start)) return (at, percent);
        return null;
    }

    private static int? Before(string word) =>
        word.Length > 1 && word[^1] is 'd' or 'h' && int.TryParse(word.AsSpan(0, word.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is > 0 and <= 2_000
            ? count * (word[^1] == 'd' ? 24 : 1) : null;

    private static int? Share(string word) => word.EndsWith('%') && int.TryParse(word.AsSpan(0, word.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var percent) && percent is >= 0 and <= 100 ? percent : null;
}
