namespace PostBot.Domain.Feedback;

/// <summary>How sure a typed frame rate is.</summary>
public enum FrameRateOutcome
{
    /// <summary>Not a rate of post-production, or one that cannot drop.</summary>
    Refused,

    /// <summary>Nothing was assumed.</summary>
    Exact,

    /// <summary>29.97, 59.94 or 119.88 without DF or NDF: taken as non-drop, and the answer has to say so.</summary>
    AssumedNonDrop,

    /// <summary>NTSC: one of <see cref="FrameRateReading.Choices"/> has to be picked.</summary>
    AskDrop,
}

/// <summary>What a typed frame rate means.</summary>
/// <param name="Outcome">Whether <paramref name="Rate"/> was said or assumed.</param>
/// <param name="Rate">Null unless the outcome is exact or assumed.</param>
/// <param name="Sentence">For people; null when the rate is exact.</param>
/// <param name="Choices">What to offer as buttons; empty when there is nothing to choose.</param>
public sealed record FrameRateReading(FrameRateOutcome Outcome, FrameRate? Rate, string? Sentence, IReadOnlyList<FrameRate> Choices)
{
    internal static FrameRateReading Exact(FrameRate rate) => new(FrameRateOutcome.Exact, rate, null, []);

    internal static FrameRateReading Assumed(FrameRate rate) =>
        new(
            FrameRateOutcome.AssumedNonDrop,
            rate,
            $"Read as {rate.Label} (non-drop); say {rate.OtherCount?.Label} for drop-frame.",
            [rate, rate.OtherCount!]);

    internal static FrameRateReading Ask(FrameRate nonDrop) =>
        new(
            FrameRateOutcome.AskDrop,
            null,
            $"Drop-frame or non-drop: {nonDrop.OtherCount?.Label} or {nonDrop.Label}?",
            [nonDrop.OtherCount!, nonDrop]);

    internal static FrameRateReading Refused(string sentence, params IReadOnlyList<FrameRate> choices) =>
        new(FrameRateOutcome.Refused, null, sentence, choices);
}
