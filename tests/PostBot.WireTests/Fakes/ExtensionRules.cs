using System.Text;
using System.Text.Json;

namespace PostBot.WireTests.Fakes;

/// <summary>What Teams takes as the answer of a message extension (msteams-docs messaging-extensions/how-to).</summary>
public static class ExtensionRules
{
    public static IReadOnlyList<string> Answer(JsonElement answer)
    {
        var faults = new List<string>();
        if (answer.TryGetProperty("task", out _)) return AdaptiveCardRules.Task(answer.GetRawText());
        foreach (var member in answer.EnumerateObject().Where(member => member.Name != "composeExtension")) faults.Add($"{member.Name} is not expected");
        var extension = answer.GetProperty("composeExtension");
        switch (extension.GetProperty("type").GetString())
        {
            case "message":
                if (extension.GetProperty("text").GetString() is null or "" || extension.EnumerateObject().Count() != 2) faults.Add("a message is its text and nothing else");
                break;
            case "result":
                if (extension.GetProperty("attachmentLayout").GetString() is not ("list" or "grid")) faults.Add("no layout");
                foreach (var attachment in extension.GetProperty("attachments").EnumerateArray()) Attachment(attachment, faults);
                break;
            case var other:
                faults.Add($"{other} is not expected");
                break;
        }
        return faults;
    }

    private static void Attachment(JsonElement attachment, List<string> faults)
    {
        if (attachment.GetProperty("contentType").GetString() != "application/vnd.microsoft.card.adaptive") faults.Add("not an Adaptive Card");
        if (Encoding.UTF8.GetByteCount(attachment.GetProperty("content").GetRawText()) > AdaptiveCardRules.MostBytes) faults.Add("MessageSizeTooBig");
        faults.AddRange(AdaptiveCardRules.Card(attachment.GetProperty("content")));
        var preview = attachment.GetProperty("preview");
        if (preview.GetProperty("contentType").GetString() is not ("application/vnd.microsoft.card.thumbnail" or "application/vnd.microsoft.card.hero")) faults.Add("Adaptive Cards need a preview of the old kind");
        if (preview.GetProperty("content").GetProperty("title").GetString() is null or "") faults.Add("a preview without a title");
    }
}
