using System.Globalization;
using System.Text.Json;

namespace PostBot.WireTests.Fakes;

/// <summary>What Slack accepts as blocks and views: members that must be there, lengths, counts, unique ids. Anything it does not know is a fault.</summary>
/// <remarks>docs.slack.dev, "Block Kit reference". Slack shortens nothing: it answers <c>invalid_blocks</c>.</remarks>
public static partial class BlockKitRules
{
    private const int MostWords = 13_200;

    public static IReadOnlyList<string> Message(JsonElement blocks)
    {
        var check = new Check();
        check.Blocks(blocks, "blocks", 50, "header", "section", "divider", "context", "actions", "rich_text");
        if (check.Words > MostWords) check.Fault("blocks", $"msg_blocks_too_long: {check.Words} characters");
        return check.Faults;
    }

    public static IReadOnlyList<string> View(JsonElement view)
    {
        var check = new Check();
        if (check.Text(view, "type", "view", 1, 10) is not "modal") check.Fault("view/type", "is not modal");
        check.PlainText(view, "title", "view", 24, true);
        check.PlainText(view, "close", "view", 24, false);
        check.Text(view, "private_metadata", "view", 0, 3000, false);
        check.Text(view, "callback_id", "view", 0, 255, false);
        check.Only(view, "view", "type", "title", "close", "submit", "blocks", "private_metadata", "callback_id", "external_id", "notify_on_close", "clear_on_close");
        if (view.TryGetProperty("blocks", out var blocks)) check.Blocks(blocks, "view/blocks", 100, "header", "section", "divider", "context", "actions", "rich_text", "input");
        else check.Fault("view/blocks", "missing");
        check.PlainText(view, "submit", "view", 24, check.Inputs > 0);
        return check.Faults;
    }

    /// <summary>The App Home: blocks and no fields of a window.</summary>
    public static IReadOnlyList<string> Home(JsonElement view)
    {
        var check = new Check();
        if (check.Text(view, "type", "view", 1, 10) is not "home") check.Fault("view/type", "is not home");
        check.Only(view, "view", "type", "blocks", "private_metadata", "callback_id", "external_id");
        if (view.TryGetProperty("blocks", out var blocks)) check.Blocks(blocks, "view/blocks", 100, "header", "section", "divider", "context", "actions", "rich_text", "input");
        else check.Fault("view/blocks", "missing");
        return check.Faults;
    }

    private sealed partial class Check
    {
        private readonly HashSet<string> blockIds = new(StringComparer.Ordinal);

        public List<string> Faults { get; } = [];

        public int Words { get; private set; }

        public int Inputs { get; private set; }

        public void Fault(string at, string what) => Faults.Add($"{at}: {what}");

        public void Blocks(JsonElement blocks, string at, int most, params string[] kinds)
        {
            if (blocks.ValueKind != JsonValueKind.Array)
            {
                Fault(at, "not a list");
                return;
            }
            if (blocks.GetArrayLength() > most) Fault(at, $"{blocks.GetArrayLength()} blocks");
            foreach (var (block, index) in blocks.EnumerateArray().Select((block, index) => (block, index))) Block(block, string.Create(CultureInfo.InvariantCulture, $"{at}/{index}"), kinds);
        }

        private void Block(JsonElement block, string at, string[] kinds)
        {
            var type = Text(block, "type", at, 1, 50);
            if (!kinds.Contains(type)) Fault(at, $"{type} is not expected here");
            if (Text(block, "block_id", at, 1, 255, false) is { } id && !blockIds.Add(id)) Fault(at, $"block_id {id} comes twice");
            switch (type)
            {
                case "header":
                    Only(block, at, "type", "block_id", "text");
                    PlainText(block, "text", at, 150, true);
                    break;
                case "section":
                    Section(block, at);
                    break;
                case "divider":
                    Only(block, at, "type", "block_id");
                    break;
                case "context":
                    Only(block, at, "type", "block_id", "elements");
                    foreach (var element in List(block, "elements", at, 10)) AnyText(element, $"{at}/elements", 3000);
                    break;
                case "actions":
                    Only(block, at, "type", "block_id", "elements");
                    var actionIds = new HashSet<string>(StringComparer.Ordinal);
                    foreach (var element in List(block, "elements", at, 25)) Button(element, $"{at}/elements", actionIds);
                    break;
                case "rich_text":
                    Only(block, at, "type", "block_id", "elements");
                    foreach (var element in List(block, "elements", at, 1000)) RichText(element, $"{at}/elements");
                    break;
                case "input":
                    Input(block, at);
                    break;
            }
        }

        private void Section(JsonElement block, string at)
        {
            Only(block, at, "type", "block_id", "text", "fields", "accessory", "expand");
            var (text, fields) = (block.TryGetProperty("text", out var words), block.TryGetProperty("fields", out _));
            if (!text && !fields) Fault(at, "a section needs text or fields");
            if (text) AnyText(words, $"{at}/text", 3000);
            if (fields) foreach (var field in List(block, "fields", at, 10)) AnyText(field, $"{at}/fields", 2000);
        }

        private void Button(JsonElement button, string at, HashSet<string> actionIds)
        {
            Only(button, at, "type", "action_id", "text", "value", "url", "style", "confirm", "accessibility_label");
            if (Text(button, "type", at, 1, 50) != "button") Fault(at, "only buttons are used");
            if (Text(button, "action_id", at, 1, 255) is { } id && !actionIds.Add(id)) Fault(at, $"action_id {id} comes twice");
            PlainText(button, "text", at, 75, true);
            Text(button, "value", at, 1, 2000, false);
            Text(button, "url", at, 1, 3000, false);
            if (Text(button, "style", at, 1, 20, false) is not (null or "primary" or "danger")) Fault(at, "a style that does not exist");
            if (!button.TryGetProperty("confirm", out var confirm)) return;
            Only(confirm, $"{at}/confirm", "title", "text", "confirm", "deny", "style");
            PlainText(confirm, "title", at, 100, true);
            PlainText(confirm, "text", at, 300, true);
            PlainText(confirm, "confirm", at, 30, true);
            PlainText(confirm, "deny", at, 30, true);
        }

        private void RichText(JsonElement element, string at)
        {
            var type = Text(element, "type", at, 1, 50);
            if (type is not ("rich_text_section" or "rich_text_quote" or "rich_text_preformatted")) Fault(at, $"{type} is not expected here");
            Only(element, at, "type", "elements", "border");
            foreach (var leaf in List(element, "elements", at, 5000))
            {
                switch (Text(leaf, "type", at, 1, 50))
                {
                    case "text":
                        Only(leaf, at, "type", "text", "style");
                        Count(Text(leaf, "text", at, 1, 3000));
                        break;
                    case "link":
                        Only(leaf, at, "type", "url", "text", "style");
                        if (Text(leaf, "url", at, 1, 3000) is { } url && !url.StartsWith("http", StringComparison.Ordinal) && !url.StartsWith("mailto:", StringComparison.Ordinal)) Fault(at, "an address of another kind");
                        Count(Text(leaf, "text", at, 1, 3000, false));
                        break;
                    case "user":
                        Only(leaf, at, "type", "user_id", "style");
                        if (Text(leaf, "user_id", at, 2, 64) is { } id && !id.All(char.IsAsciiLetterOrDigit)) Fault(at, "a user id with other characters");
                        break;
                    case { } other:
                        Fault(at, $"{other} is not expected here");
                        break;
                }
            }
        }

        private List<JsonElement> List(JsonElement element, string name, string at, int most)
        {
            if (!element.TryGetProperty(name, out var list) || list.ValueKind != JsonValueKind.Array || list.GetArrayLength() == 0)
            {
                Fault($"{at}/{name}", "missing or empty");
                return [];
            }
            if (list.GetArrayLength() > most) Fault($"{at}/{name}", $"{list.GetArrayLength()} items");
            return [.. list.EnumerateArray()];
        }

        public void PlainText(JsonElement element, string name, string at, int most, bool required)
        {
            if (!element.TryGetProperty(name, out var text))
            {
                if (required) Fault($"{at}/{name}", "missing");
                return;
            }
            if (Text(text, "type", at, 1, 20) != "plain_text") Fault($"{at}/{name}", "must be plain_text");
            AnyText(text, $"{at}/{name}", most);
        }

        private void AnyText(JsonElement text, string at, int most)
        {
            Only(text, at, "type", "text", "emoji", "verbatim");
            var type = Text(text, "type", at, 1, 20);
            var words = Text(text, "text", at, 1, most);
            Count(words);
            if (type == "mrkdwn" && !(text.TryGetProperty("verbatim", out var verbatim) && verbatim.ValueKind == JsonValueKind.True)) Fault(at, "mrkdwn that is not verbatim turns words into mentions and links");
            if (type is not ("plain_text" or "mrkdwn")) Fault(at, $"{type} is no text");
        }

        private void Count(string? words) => Words += words?.Length ?? 0;

        public string? Text(JsonElement element, string name, string at, int least, int most, bool required = true)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out var value))
            {
                if (required) Fault($"{at}/{name}", "missing");
                return null;
            }
            if (value.ValueKind != JsonValueKind.String)
            {
                Fault($"{at}/{name}", "not text");
                return null;
            }
            var words = value.GetString()!;
            if (words.Length < least || words.Length > most) Fault($"{at}/{name}", $"{words.Length} characters");
            return words;
        }

        public void Only(JsonElement element, string at, params string[] names)
        {
            if (element.ValueKind != JsonValueKind.Object)
            {
                Fault(at, "not an object");
                return;
            }
            foreach (var property in element.EnumerateObject()) if (!names.Contains(property.Name)) Fault(at, $"{property.Name} is not expected here");
        }
    }
}
