using System.Text.Json.Nodes;
using PostBot.Core.Cards;

namespace PostBot.Teams.Drawing;

/// <summary>What our buttons carry, the same in Action.Execute and in its Action.Submit fallback.</summary>
internal static class CardData
{
    public const string Line = "line";

    public const string Form = "form";

    /// <summary>In front of each input's id, so that no field of a form can pass for one of these members.</summary>
    public const string Field = "field:";

    /// <summary>The version of this shape: a later PostBot still understands the buttons of today's cards.</summary>
    private const int Version = 1;

    public static JsonObject Of(Button button) => new() { [Line] = button.Line, ["v"] = Version };

    /// <summary>Teams asks with this verb for the card as the one person who looks at it may see it.</summary>
    public const string RefreshVerb = "postbot.refresh";

    /// <summary>Without a list of people Teams asks for everyone by itself in conversations of up to 60, and in larger ones only when somebody wants it.</summary>
    public static JsonObject Refresh() => new() { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = RefreshVerb, ["data"] = new JsonObject { ["v"] = Version } } };

    /// <summary>The message whose button opened the dialog.</summary>
    public const string On = "on";

    /// <summary>Teams opens a dialog for this (task/fetch), and hands the rest back.</summary>
    public static JsonObject Opens(string line) => new() { ["msteams"] = new JsonObject { ["type"] = "task/fetch" }, [Line] = line, ["v"] = Version };

    public static JsonObject Of(Form form) => new() { [Form] = form.Id, ["v"] = Version };
}
