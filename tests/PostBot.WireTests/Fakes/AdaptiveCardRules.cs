using System.Text;
using System.Text.Json;

namespace PostBot.WireTests.Fakes;

/// <summary>What Teams draws of an Adaptive Card 1.5, for the elements that PostBot uses. Anything it does not know is a fault.</summary>
/// <remarks>microsoft/AdaptiveCards schemas/1.5.0, and the limits of MicrosoftDocs/msteams-docs: three columns, six actions, 28 KB.</remarks>
public static class AdaptiveCardRules
{
    public const int MostBytes = 28 * 1024;

    public static IReadOnlyList<string> Activity(JsonElement activity)
    {
        var check = new Check();
        if (Encoding.UTF8.GetByteCount(activity.GetRawText()) > MostBytes) check.Faults.Add("MessageSizeTooBig");
        foreach (var member in activity.EnumerateObject().Where(member => member.Name is "timestamp" or "recipient" or "text")) check.Faults.Add($"{member.Name} does not belong into a card message");
        if (activity.GetProperty("type").GetString() != "message") check.Faults.Add("type is not message");
        if (!activity.TryGetProperty("from", out var from) || from.GetProperty("id").GetString()?.StartsWith("28:", StringComparison.Ordinal) != true) check.Faults.Add("from is not the bot");
        var attachments = activity.GetProperty("attachments");
        if (attachments.GetArrayLength() != 1) check.Faults.Add("not one card");
        if (attachments[0].GetProperty("contentType").GetString() is "application/vnd.microsoft.teams.card.file.consent" or "application/vnd.microsoft.teams.card.file.info")
        {
            check.FileCard(activity, attachments[0]);
            return check.Faults;
        }
        if (!activity.TryGetProperty("summary", out var summary) || summary.GetString()!.Length == 0) check.Faults.Add("a card without a summary notifies of nothing");
        foreach (var attachment in attachments.EnumerateArray())
        {
            if (attachment.GetProperty("contentType").GetString() != "application/vnd.microsoft.card.adaptive") check.Faults.Add("not an Adaptive Card");
            check.Card(attachment.GetProperty("content"), root: true);
        }
        return check.Faults;
    }

    public static IReadOnlyList<string> Card(JsonElement card)
    {
        var check = new Check();
        check.Card(card, root: true);
        return check.Faults;
    }

    /// <summary>The answer to task/fetch or task/submit: nothing, words, or a dialog with a card that sends its inputs by Action.Submit.</summary>
    public static IReadOnlyList<string> Task(string body)
    {
        if (body.Length == 0) return [];
        using var answer = JsonDocument.Parse(body);
        var check = new Check { InDialog = true };
        check.Only(answer.RootElement, null, "task");
        var task = answer.RootElement.GetProperty("task");
        check.Only(task, null, "type", "value");
        var value = task.GetProperty("value");
        if (task.GetProperty("type").GetString() == "message")
        {
            if (value.ValueKind != JsonValueKind.String || value.GetString()!.Length == 0) check.Faults.Add("a message without words");
            return check.Faults;
        }
        if (task.GetProperty("type").GetString() != "continue") check.Faults.Add("a task that does not exist");
        check.Only(value, null, "title", "height", "width", "card");
        if (value.GetProperty("title").GetString()!.Length is 0 or > 64) check.Faults.Add("the title's length");
        foreach (var side in (string[])["height", "width"]) if (value.GetProperty(side).GetString() is not ("small" or "medium" or "large")) check.Faults.Add($"{side} is no size");
        if (value.GetProperty("card").GetProperty("contentType").GetString() != "application/vnd.microsoft.card.adaptive") check.Faults.Add("not an Adaptive Card");
        if (Encoding.UTF8.GetByteCount(body) > MostBytes) check.Faults.Add("MessageSizeTooBig");
        check.Card(value.GetProperty("card").GetProperty("content"), root: true);
        return check.Faults;
    }

    private sealed class Check
    {
        /// <summary>Dialogs know no Action.Execute and open no others.</summary>
        public bool InDialog { get; init; }

        private readonly HashSet<string> inputs = new(StringComparer.Ordinal);
        private readonly List<string> blockTexts = [];

        public List<string> Faults { get; } = [];

        public void Card(JsonElement card, bool root)
        {
            Only(card, "AdaptiveCard", "type", "version", "$schema", "fallbackText", "msteams", "refresh", "body", "actions");
            if (root) Faults.AddRange(TeamsSchemas.Card(card.GetRawText()));
            if (card.TryGetProperty("refresh", out var refresh)) Refresh(refresh);
            if (root && card.GetProperty("version").GetString() != "1.5") Faults.Add("version is not 1.5");
            if (root && !card.TryGetProperty("fallbackText", out _)) Faults.Add("no fallbackText");
            foreach (var element in card.GetProperty("body").EnumerateArray()) Element(element);
            if (card.TryGetProperty("actions", out var actions)) Actions(actions);
            if (card.TryGetProperty("msteams", out var teams)) Teams(teams);
        }

        /// <summary>Teams asks for people's own views with an Execute; a list of people would hold more than 60 of them at most.</summary>
        private void Refresh(JsonElement refresh)
        {
            Only(refresh, null, "action", "userIds");
            Only(refresh.GetProperty("action"), "Action.Execute", "type", "verb", "data");
            if (Words(refresh.GetProperty("action"), "verb").Length == 0) Faults.Add("a refresh without its verb");
            if (refresh.TryGetProperty("userIds", out var people) && people.GetArrayLength() > 60) Faults.Add("more than 60 people of their own view");
        }

        /// <summary>msteams-docs bots/how-to/bots-filesv4.md; only in chats with one person.</summary>
        public void FileCard(JsonElement activity, JsonElement attachment)
        {
            if (activity.GetProperty("conversation").GetProperty("id").GetString()!.StartsWith("19:", StringComparison.Ordinal)) Faults.Add("bots cannot put files where several people are");
            if (Words(attachment, "name").Length == 0) Faults.Add("a file without a name");
            var content = attachment.GetProperty("content");
            if (attachment.GetProperty("contentType").GetString()!.EndsWith("consent", StringComparison.Ordinal))
            {
                Only(attachment, null, "contentType", "name", "content");
                Only(content, null, "description", "sizeInBytes", "acceptContext", "declineContext");
                if (content.GetProperty("sizeInBytes").GetInt64() <= 0) Faults.Add("a file without a size");
                if (content.GetProperty("acceptContext").ValueKind != JsonValueKind.Object) Faults.Add("a consent without its context");
                return;
            }
            Only(attachment, null, "contentType", "contentUrl", "name", "content");
            Only(content, null, "uniqueId", "fileType");
            if (Words(attachment, "contentUrl").Length == 0 || Words(content, "uniqueId").Length == 0) Faults.Add("a file that is nowhere");
        }

        private void Teams(JsonElement teams)
        {
            Only(teams, null, "width", "entities");
            if (!teams.TryGetProperty("entities", out var entities)) return;
            foreach (var entity in entities.EnumerateArray())
            {
                var tag = entity.GetProperty("text").GetString()!;
                if (tag != $"<at>{entity.GetProperty("mentioned").GetProperty("name").GetString()}</at>") Faults.Add($"{tag} is not its own name");
                if (entity.GetProperty("mentioned").GetProperty("id").GetString() is null or "") Faults.Add($"{tag} names nobody");
                if (!blockTexts.Any(text => text.Contains(tag, StringComparison.Ordinal))) Faults.Add($"{tag} is not in the text");
            }
        }

        private void Element(JsonElement element)
        {
            switch (element.GetProperty("type").GetString())
            {
                case "TextBlock":
                    Only(element, "TextBlock", "type", "text", "wrap", "weight", "size", "style", "isSubtle", "spacing");
                    blockTexts.Add(Words(element, "text"));
                    if (blockTexts[^1].Contains("{{", StringComparison.Ordinal)) Faults.Add("a macro");
                    break;
                case "RichTextBlock":
                    Only(element, "RichTextBlock", "type", "inlines", "spacing");
                    foreach (var inline in element.GetProperty("inlines").EnumerateArray()) Inline(inline);
                    if (element.GetProperty("inlines").GetArrayLength() == 0) Faults.Add("an empty RichTextBlock");
                    break;
                case "Image":
                    Only(element, "Image", "type", "url", "altText", "size", "spacing");
                    break;
                case "FactSet":
                    Only(element, "FactSet", "type", "facts");
                    foreach (var fact in element.GetProperty("facts").EnumerateArray())
                    {
                        Only(fact, null, "title", "value");
                        Words(fact, "title");
                        blockTexts.Add(Words(fact, "value"));
                    }
                    break;
                case "Container":
                    Only(element, "Container", "type", "style", "items");
                    foreach (var item in element.GetProperty("items").EnumerateArray()) Element(item);
                    break;
                case "ColumnSet":
                    Only(element, "ColumnSet", "type", "spacing", "columns");
                    if (element.GetProperty("columns").GetArrayLength() > 3) Faults.Add("more columns than a phone shows");
                    foreach (var column in element.GetProperty("columns").EnumerateArray())
                    {
                        Only(column, "Column", "type", "width", "items");
                        foreach (var item in column.GetProperty("items").EnumerateArray()) Element(item);
                    }
                    break;
                case "ActionSet":
                    Only(element, "ActionSet", "type", "actions");
                    Actions(element.GetProperty("actions"));
                    break;
                case "Input.Text":
                    Only(element, "Input.Text", "type", "id", "label", "value", "placeholder", "isRequired", "errorMessage", "isMultiline");
                    Input(element);
                    break;
                case "Input.ChoiceSet":
                    Only(element, "Input.ChoiceSet", "type", "id", "label", "value", "placeholder", "isRequired", "errorMessage", "style", "choices");
                    Input(element);
                    foreach (var choice in element.GetProperty("choices").EnumerateArray()) Only(choice, null, "title", "value");
                    break;
                case "Input.Toggle":
                    Only(element, "Input.Toggle", "type", "id", "label", "title", "value", "valueOn", "valueOff");
                    Words(element, "title");
                    Input(element);
                    break;
                case "Input.Date":
                    Only(element, "Input.Date", "type", "id", "label", "value", "placeholder", "isRequired", "errorMessage");
                    Input(element);
                    break;
                case var other:
                    Faults.Add($"{other} is not expected");
                    break;
            }
        }

        private void Inline(JsonElement inline)
        {
            Only(inline, "TextRun", "type", "text", "weight", "size", "isSubtle", "fontType", "color", "selectAction");
            if (Words(inline, "text").Contains("{{", StringComparison.Ordinal)) Faults.Add("a macro");
            if (inline.TryGetProperty("selectAction", out var action)) Open(action);
        }

        private void Open(JsonElement action)
        {
            Only(action, "Action.OpenUrl", "type", "title", "url");
            if (new Uri(action.GetProperty("url").GetString()!).Scheme is not ("https" or "http" or "mailto")) Faults.Add("a link of another kind");
        }

        private void Input(JsonElement input)
        {
            if (!inputs.Add(Words(input, "id"))) Faults.Add($"two inputs of id {Words(input, "id")}");
            if (Words(input, "label").Length == 0) Faults.Add("an input without a label");
            if (input.TryGetProperty("isRequired", out _) && !input.TryGetProperty("errorMessage", out _)) Faults.Add("a required input without its message");
        }

        private void Actions(JsonElement actions)
        {
            if (actions.GetArrayLength() is 0 or > 6) Faults.Add($"{actions.GetArrayLength()} actions");
            foreach (var action in actions.EnumerateArray()) Action(action);
        }

        private void Action(JsonElement action)
        {
            var title = Words(action, "title");
            if (title.Length is 0 or > 160) Faults.Add($"a button of {title.Length} letters");
            switch (action.GetProperty("type").GetString())
            {
                case "Action.Execute" when InDialog:
                    Faults.Add("a dialog knows no Action.Execute");
                    break;
                case "Action.Submit":
                    Only(action, "Action.Submit", "type", "title", "data", "associatedInputs");
                    var opens = action.GetProperty("data").TryGetProperty("msteams", out var teams);
                    if (opens == InDialog) Faults.Add(InDialog ? "a dialog opens no dialog" : "without msteams an Action.Execute is meant");
                    if (opens && teams.GetRawText() != """{"type":"task/fetch"}""") Faults.Add("msteams says something else");
                    break;
                case "Action.Execute":
                    Only(action, "Action.Execute", "type", "title", "verb", "data", "style", "associatedInputs", "fallback");
                    if (!action.TryGetProperty("fallback", out var fallback)) break;
                    Only(fallback, "Action.Submit", "type", "title", "data", "associatedInputs");
                    if (fallback.GetProperty("data").GetRawText() != action.GetProperty("data").GetRawText()) Faults.Add("old clients would say something else");
                    break;
                case "Action.ShowCard":
                    Only(action, "Action.ShowCard", "type", "title", "style", "card");
                    Card(action.GetProperty("card"), root: false);
                    break;
                case "Action.OpenUrl":
                    Open(action);
                    break;
                case var other:
                    Faults.Add($"{other} is not expected");
                    break;
            }
        }

        private string Words(JsonElement element, string name)
        {
            if (element.TryGetProperty(name, out var found) && found.ValueKind == JsonValueKind.String) return found.GetString()!;
            Faults.Add($"{name} is missing");
            return "";
        }

        public void Only(JsonElement element, string? type, params string[] members)
        {
            if (type is not null && element.GetProperty("type").GetString() != type) Faults.Add($"{element.GetProperty("type")} where {type} belongs");
            foreach (var member in element.EnumerateObject())
            {
                if (!members.Contains(member.Name)) Faults.Add($"{type}.{member.Name} is not expected");
            }
        }
    }
}
