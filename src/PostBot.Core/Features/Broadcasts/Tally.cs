using PostBot.Core.Commands.Arguments;
using PostBot.Domain.Broadcasts;

namespace PostBot.Core.Features.Broadcasts;

/// <summary>How many of an audience are in which state. Everyone is in exactly one, so the sentence always adds up.</summary>
internal sealed class Tally(IReadOnlyDictionary<RecipientState, int> counts)
{
    public int Audience => counts.Values.Sum();

    public int Acknowledged => Of(RecipientState.Acknowledged);

    /// <summary>They have it, or will, and have not answered.</summary>
    public int Waiting => Of(RecipientState.Sent) + Of(RecipientState.Queued);

    public int Of(RecipientState state) => counts.GetValueOrDefault(state);

    /// <summary><c>38 acknowledged + 2 waiting + 1 question + 1 failed = 42</c>; an announcement for information counts what was sent.</summary>
    public string Sum(bool needsAnswer)
    {
        var parts = new List<string>();
        if (needsAnswer)
        {
            parts.Add($"{Acknowledged} acknowledged");
            parts.Add($"{Waiting} waiting");
        }
        else
        {
            parts.Add($"{Of(RecipientState.Sent)} sent");
            if (Of(RecipientState.Queued) > 0) parts.Add($"{Of(RecipientState.Queued)} on the way");
            if (Acknowledged > 0) parts.Add($"{Acknowledged} acknowledged");
        }
        if (Of(RecipientState.Question) is var questions and > 0) parts.Add(Lists.Count(questions, "question"));
        if (Of(RecipientState.Declined) is var declined and > 0) parts.Add($"{declined} declined");
        if (Of(RecipientState.Failed) is var failed and > 0) parts.Add($"{failed} failed");
        if (Of(RecipientState.Withdrawn) is var withdrawn and > 0) parts.Add($"{withdrawn} not sent any more");
        return $"{string.Join(" + ", parts)} = {Audience}";
    }
}
