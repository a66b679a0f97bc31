using PostBot.Core.Delivery;

namespace PostBot.Slack.Intake;

/// <summary>Where a command or a press came from, as far as its ids and names tell.</summary>
internal static class SlackPlaces
{
    /// <param name="name">Slack's stand-ins for places without a name (<c>directmessage</c>, <c>privategroup</c>, <c>mpdm-…</c>) are not names.</param>
    public static Place Of(string channel, string? name, string? thread)
    {
        var kind = name is "directmessage" || channel is ['D', ..] || SlackIds.IsPerson(channel) ? PlaceKind.Direct
            : name is ['m', 'p', 'd', 'm', '-', ..] ? PlaceKind.Group
            : PlaceKind.Channel;
        return new(channel, kind, thread, kind == PlaceKind.Channel && name is { Length: > 0 } and not "privategroup" ? name : null);
    }
}
