using PostBot.Core.Cards;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.Feedback;

namespace PostBot.Core.Features.Feedback;

/// <summary>What would become notes, with every word of it, before any of it does.</summary>
internal static class NotePreview
{
    private const int LinesShown = 30;
    private const int LongestWords = 160;

    /// <param name="follow">The line the buttons carry, before its last word: <c>note F5 add</c>, with <c>{0}</c> for what is done.</param>
    public static Card Draw(string headline, IReadOnlyList<NoteDraft> drafts, IReadOnlyList<string> leftOut, Func<string, string> follow, bool edits)
    {
        var card = new Card(headline).With(drafts.Take(LinesShown).Select((draft, at) => new Line(Say(draft, at + 1))));
        if (drafts.Count > LinesShown) card = card.With(new Line($"and {drafts.Count - LinesShown} more"));
        card = card.With(leftOut.Select(words => new Line(words)));
        var repeats = drafts.Select((draft, at) => (draft, at)).Where(pair => pair.draft.Like is { Contradicts: false }).Select(pair => pair.at + 1).ToList();
        card = card.Offer(new Button($"Add {drafts.Count}", follow("add")));
        if (repeats.Count > 0 && repeats.Count < drafts.Count) card = card.Offer(new Button(repeats.Count <= 4 ? $"Add without {Lists.And(repeats.Select(place => $"{place}"))}" : $"Add without the {repeats.Count} repeats", $"{follow("add")} without {string.Join(',', repeats)}"));
        if (edits) card = card.Offer(new Button("Edit", follow("edit")));
        return card.Offer(new Button("Cancel", follow("cancel")));
    }

    /// <summary>What is none of the notes, word for word under what it is.</summary>
    public static IEnumerable<string> Say(IReadOnlyList<LeftOut> left)
    {
        foreach (var group in left.GroupBy(each => each.Why))
        {
            yield return $"Left out, {group.Key}: {Typed.Shorten(string.Join(" / ", group.Select(each => Typed.Clean(each.Words))), 300)}";
        }
    }

    private static string Say(NoteDraft draft, int place)
    {
        var words = $"{place} · {draft.At ?? "no time"} · {Typed.Shorten(draft.Words.Replace('\n', ' '), LongestWords)}";
        if (draft.Tag is { } tag) words += $" · {tag}";
        if (draft.Author is { } author) words += $" · {author}";
        if (draft.Replies.Count > 0) words += $" · {Lists.Count(draft.Replies.Count, "reply", "replies")}";
        if (draft.Like is { } like) words += $" · {like}";
        return draft.Doubt is null ? words : $"{words} · {draft.Doubt}";
    }
}
