using System.Text.Json.Nodes;
using NodaTime;
using PostBot.Core.Cards;

namespace PostBot.Slack.Drawing;

/// <summary>A stretch of rich text of one style. Slack parses nothing in it: a star is a star.</summary>
/// <param name="Kind">Slack's name of the element.</param>
/// <param name="Words">What is shown; for a user their name, which Slack replaces.</param>
/// <param name="Target">A link's address, a user's id.</param>
/// <param name="Style">Slack's name of the style; null for none.</param>
internal readonly record struct Leaf(string Kind, string Words, string? Target = null, string? Style = null)
{
    public int Length => Mrkdwn.Length(Words) + (Kind == "link" ? Target!.Length : 0);

    public JsonObject ToJson()
    {
        var json = Kind switch
        {
            "user" => new JsonObject { ["type"] = "user", ["user_id"] = Target },
            "link" => new JsonObject { ["type"] = "link", ["url"] = Target, ["text"] = Words },
            _ => new JsonObject { ["type"] = "text", ["text"] = Words },
        };
        if (Style is not null) json["style"] = new JsonObject { [Style] = true };
        return json;
    }
}

/// <summary>Lines, quotes and grids as rich text blocks, each within <see cref="Block.MostText"/>.</summary>
internal static class RichText
{
    private const string Section = "rich_text_section";

    /// <summary>Slack shows its own name for a user; ours only counts towards the length.</summary>
    private const int LongestName = 200;

    /// <summary>The runs of one line; a run without words gives nothing.</summary>
    public static List<Leaf> Leaves(Text text, DateTimeZone? reader, Instant now, string? style = null)
    {
        var leaves = new List<Leaf>(text.Runs.Count);
        foreach (var run in text.Runs)
        {
            var leaf = run switch
            {
                Plain plain => new Leaf("text", SlackWords.OneLine(plain.Words), null, style),
                Strong strong => new Leaf("text", SlackWords.OneLine(strong.Words), null, "bold"),
                Code code => new Leaf("text", SlackWords.OneLine(code.Words), null, "code"),
                Mention mention when mention.SlackId is { } id && SlackIds.IsPerson(id) => new Leaf("user", Typed.Shorten(SlackWords.OneLine(mention.Name), LongestName), id, style),
                Mention mention => new Leaf("text", SlackWords.OneLine(mention.Name), null, style),
                Moment moment => new Leaf("text", Times.ForReader(moment, reader, now), null, style),
                Link link when SlackWords.Address(link.Url) is { } address => new Leaf("link", SlackWords.LinkLabel(link, address), address, style),
                Link link => new Leaf("text", SlackWords.OneLine(link.Label), null, style),
                _ => throw new InvalidOperationException($"No Slack drawing for {run.GetType().Name}."),
            };
            if (leaf.Words.Length > 0 || leaf.Kind == "user") leaves.Add(leaf);
        }
        return leaves;
    }

    /// <summary>Lines one under the other, as many to a block as fit; a line too long for one block goes on in the next.</summary>
    public static IEnumerable<Block> Lines(IEnumerable<IReadOnlyList<Leaf>> lines)
    {
        var leaves = new List<Leaf>();
        var (length, count) = (0, 0);
        foreach (var line in lines)
        {
            foreach (var piece in Pieces(line))
            {
                var more = piece.Sum(leaf => leaf.Length);
                if (leaves.Count > 0 && length + 1 + more > Block.MostText)
                {
                    yield return ToBlock(Section, leaves, length, count);
                    leaves = [];
                    (length, count) = (0, 0);
                }
                if (leaves.Count > 0) leaves.Add(new("text", "\n"));
                leaves.AddRange(piece);
                length += more + (count > 0 ? 1 : 0);
                count++;
            }
        }
        if (leaves.Count > 0) yield return ToBlock(Section, leaves, length, count);
    }

    public static IEnumerable<Block> Quote(string words) => Long("rich_text_quote", Typed.Clean(words).Trim('\n'));

    /// <summary>Fixed-width lines.</summary>
    public static IEnumerable<Block> Grid(IEnumerable<string> rows) => Long("rich_text_preformatted", string.Join('\n', rows));

    private static IEnumerable<Block> Long(string kind, string words)
    {
        while (words.Length > 0)
        {
            var fits = Mrkdwn.Fitting(words, Block.MostText);
            // Better to break at the end of a line than inside a word.
            var cut = fits < words.Length && words.LastIndexOf('\n', fits - 1) is > 0 and var end ? end : fits;
            var piece = words[..cut];
            words = words[cut..].TrimStart('\n');
            if (piece.Length > 0) yield return ToBlock(kind, [new("text", piece)], Mrkdwn.Length(piece), piece.AsSpan().Count('\n') + 1);
        }
    }

    private static IEnumerable<List<Leaf>> Pieces(IReadOnlyList<Leaf> line)
    {
        var piece = new List<Leaf>(line.Count);
        var length = 0;
        foreach (var leaf in line)
        {
            var rest = leaf;
            while (length + rest.Length > Block.MostText)
            {
                var room = Block.MostText - length - (rest.Length - Mrkdwn.Length(rest.Words));
                var fits = rest.Kind == "user" ? 0 : Mrkdwn.Fitting(rest.Words, room);
                if (fits > 0) piece.Add(rest with { Words = rest.Words[..fits] });
                rest = rest with { Words = rest.Words[fits..] };
                // An address longer than a block has room for is shown, not linked.
                if (piece.Count == 0) rest = new("text", $"{rest.Words} {rest.Target}", null, rest.Style);
                else yield return piece;
                piece = [];
                length = 0;
            }
            if (rest.Words.Length == 0 && rest.Kind != "user") continue;
            piece.Add(rest);
            length += rest.Length;
        }
        if (piece.Count > 0) yield return piece;
    }

    private static Block ToBlock(string kind, List<Leaf> leaves, int length, int lines)
    {
        var elements = new JsonArray();
        for (var at = 0; at < leaves.Count; at++)
        {
            var leaf = leaves[at];
            while (leaf is { Kind: "text", Style: null } && at + 1 < leaves.Count && leaves[at + 1] is { Kind: "text", Style: null } next)
            {
                leaf = leaf with { Words = leaf.Words + next.Words };
                at++;
            }
            elements.Add((JsonNode)leaf.ToJson());
        }
        var block = new JsonObject { ["type"] = "rich_text", ["elements"] = new JsonArray(new JsonObject { ["type"] = kind, ["elements"] = elements }) };
        return new(block, length, lines);
    }
}
