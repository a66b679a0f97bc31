using System.Text.Json;
using PostBot.Core.Delivery;

namespace PostBot.Slack.Intake;

/// <summary>Reads stored events and presses.</summary>
internal sealed class SlackDeliveryReader(SlackConnection connection, SlackTriggers triggers) : IDeliveryReader
{
    public Surface Surface => Surface.Slack;

    public Reading Read(Delivery delivery)
    {
        try
        {
            using var body = JsonDocument.Parse(delivery.Body);
            return delivery.Kind switch
            {
                SlackEvents.Kind => SlackEvents.Read(body.RootElement, delivery.Key, delivery.Workspace, connection.BotUserId),
                SlackEdits.Kind => SlackEdits.Read(body.RootElement, delivery.Key, delivery.Workspace, connection.BotUserId),
                SlackNotices.Kind => SlackNotices.Read(body.RootElement, delivery.Key, delivery.Workspace, connection.BotUserId),
                SlackShortcuts.Kind => SlackShortcuts.Read(body.RootElement, delivery.Key, delivery.Workspace, triggers.Has(delivery.Key)),
                SlackLifecycle.Kind => SlackLifecycle.Read(body.RootElement, delivery.Workspace),
                SlackInteractions.PressKind => SlackInteractions.ReadPress(body.RootElement, delivery.Key, delivery.Workspace, triggers.Has(delivery.Key)),
                _ => new Ignored($"Slack deliveries of the kind {delivery.Kind} are not known."),
            };
        }
        catch (JsonException)
        {
            return new Ignored("The stored body is not JSON.");
        }
    }
}
