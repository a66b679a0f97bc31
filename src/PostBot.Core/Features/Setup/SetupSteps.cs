using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Storage;
using PostBot.Domain.Projects;
using PostBot.Domain.Schedules;

namespace PostBot.Core.Features.Setup;

/// <summary>One step of setting a studio up.</summary>
/// <param name="Key">What follows <c>setup</c> to see it.</param>
/// <param name="Said">What there is already, in a few words.</param>
internal sealed record SetupStep(string Key, string Title, bool Done, string Said);

/// <summary>The way from an empty studio to one that works. What is done is read off the studio itself; nothing remembers where an admin stopped.</summary>
internal static class SetupSteps
{
    public static readonly IReadOnlyList<string> Keys = ["studio", "week", "holidays", "rooms", "production", "channel", "test"];

    public static async Task<IReadOnlyList<SetupStep>> Of(Turn turn, Studio studio, CancellationToken cancel)
    {
        var names = turn.Names;
        var rooms = names.Resources.Count(resource => !resource.Archived);
        var projects = names.Projects.Where(project => !project.Archived).Select(project => project.Code).ToList();
        var linked = names.Channels.Where(channel => channel.ProjectId is not null).ToList();
        var today = turn.Now.InZone(names.Zone).Date;
        var holidays = names.Holidays.Count(holiday => holiday.Date >= today);
        return
        [
            new("studio", "name, time zone and currency", studio.Name != StudioSettings.Fresh.Name, $"{studio.Name}, {studio.Zone}, {studio.Currency}"),
            new("week", "working week and hours", true, $"{WorkingWeek.Say(names.Week.Days)}, {new HourSpan(studio.DayStart, studio.DayEnd)}"),
            new("holidays", "holidays", holidays > 0, holidays == 0 ? "none yet" : Lists.Count(holidays, "day") + " to come"),
            new("rooms", "suites, stages and rigs", rooms > 0, rooms == 0 ? "none yet" : Lists.Count(rooms, "room")),
            new("production", "first production", projects.Count > 0, projects.Count == 0 ? "none yet" : projects.Count <= 3 ? Lists.And(projects) : Lists.Count(projects.Count, "production")),
            new("channel", "a channel for it", linked.Count > 0, linked.Count == 0 ? "none yet" : Lists.Count(linked.Count, "linked channel")),
            new("test", "a test message", await Arrived(turn.Db, linked, cancel), linked.Count == 0 ? "after the channel" : "in the linked channels"),
        ];
    }

    /// <summary>The card of one step: what it is for, a form or an example, and the way on.</summary>
    public static Card Draw(Turn turn, Studio studio, IReadOnlyList<SetupStep> steps, SetupStep step)
    {
        var at = steps.ToList().IndexOf(step) + 1;
        var card = new Card($"Step {at} of {steps.Count}: {step.Title}").With(new Line($"{Mark(step)} · {step.Said}"));
        card = Fill(turn, studio, step, card);
        var next = at < steps.Count ? new Button(step.Done ? "Next" : "Skip", $"setup {steps[at].Key}") : new Button("All steps", "setup");
        return card.Offer(at < steps.Count ? [next, new Button("All steps", "setup")] : [next]);
    }

    public static string Mark(SetupStep step) => step.Done ? "✓ done" : "– to do";

    private static Card Fill(Turn turn, Studio studio, SetupStep step, Card card)
    {
        var code = turn.Names.Projects.FirstOrDefault(project => !project.Archived)?.Code ?? "NIGHTFALL";
        return step.Key switch
        {
            "studio" => card with { Form = StudioForm(studio) },
            "week" => card.With(Example("settings week sun-thu"), Example("settings day 10-19"), Example("settings quiet 19:00-09:00")) with
            {
                Form = new Form("settings set week", "Working week", [Ask("value", "Which days are working days?", WorkingWeek.Say(turn.Names.Week.Days), "mon-fri", required: true)]),
            },
            "holidays" => card.With(Example("holiday add 25 Dec \"Christmas Day\"")) with
            {
                Form = new Form("holiday add", "Add a holiday", [Ask("when", "Which day?", null, "25 Dec", required: true), Ask("name", "What is it called?", null, "Christmas Day")]),
            },
            "rooms" => card.With(Example("resource add \"Color 1\" color"), new Line((Text)"Many at once: " + new Code("import resources") + (Text)" with a list or a CSV file.")) with
            {
                Form = new Form("resource add", "Add a room", [Ask("resource", "Which room, and of what class?", null, "\"Color 1\" color", required: true)]),
            },
            "production" => card.With(Example("project add NIGHTFALL \"Nightfall, series 1\" episodic 23.976"), new Line((Text)"Many at once: " + new Code("import projects") + (Text)" with a list or a CSV file.")) with
            {
                Form = new Form("project add", "Add a production",
                [
                    Ask("code", "What is it called for short?", null, "NIGHTFALL", required: true),
                    new Field("kind", "What kind of production is it?", FieldType.Choice, null, true, ["feature", "episodic", "unscripted", "commercial", "documentary"]),
                    Ask("title", "What is its full title?", null, "Nightfall, series 1"),
                ]),
            },
            "channel" => card.With(new Line((Text)"In the channel of the production, type " + new Code($"link {code}") + (Text)". Lines typed there are about it, and its news appears there.")),
            _ => card.With(new Line(step.Done ? "A message of mine has arrived in a linked channel." : "It says hello in every linked channel.")).Offer(new Button("Send a test message", "setup test send"), new Button("Ping", "ping")),
        };
    }

    public static Form StudioForm(Studio studio) => new("setup", "Set up the studio",
    [
        Ask("name", "What is the studio called?", studio.Name, "Wren Street Post"),
        Ask("zone", "In which time zone is it?", studio.Zone, "Europe/London"),
        Ask("currency", "Which currency do you bill in?", studio.Currency, "GBP"),
    ]);

    private static Field Ask(string name, string label, string? value, string hint, bool required = false) => new(name, label, FieldType.Text, value, required, []) { Hint = hint };

    private static Line Example(string line) => new((Text)"For example: " + new Code(line));

    private static async Task<bool> Arrived(PostBotDb db, List<Channel> linked, CancellationToken cancel)
    {
        var channels = linked.ConvertAll(channel => channel.ExternalId);
        return channels.Count > 0 && await db.Outbox.AnyAsync(row => row.PersonId == null && row.State == OutgoingState.Sent && row.Channel != null && channels.Contains(row.Channel), cancel);
    }
}
