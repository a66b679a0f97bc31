using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.People;
using PostBot.Domain.Projects;

namespace PostBot.Core.Features.Setup;

/// <summary>Walks an admin through setting the studio up. The studio itself is made by <see cref="Core.People.Founding"/> before this runs for the first time.</summary>
internal sealed class SetupCommand : ICommand
{
    private static readonly WordArgument code = new("code", "The code PostBot printed at start?", word => word.Length == 10 && word.All(letter => char.IsAsciiLetterUpper(letter) || char.IsAsciiDigit(letter)) ? word : null)
    {
        Example = "7F3K2M9QXA",
        Required = false,
    };

    private static readonly TitleArgument name = new("name", "What is the studio called?") { Example = "Wren Street Post", Leads = ["name"], Required = false };

    private static readonly WordArgument zone = new("zone", "In which time zone is it?", Zones.Find) { Example = "Europe/London", Leads = ["zone"], Required = false };

    private static readonly WordArgument currency = new("currency", "Which currency do you bill in?", word => word.Length == 3 && word.All(char.IsAsciiLetter) ? word.ToUpperInvariant() : null)
    {
        Example = "GBP",
        Leads = ["currency"],
        Required = false,
    };

    private static readonly WordArgument step = new("step", "Which step?", word => SetupSteps.Keys.FirstOrDefault(key => key.Equals(word, StringComparison.OrdinalIgnoreCase))) { Example = "holidays", Required = false };

    private static readonly FlagArgument send = new("send") { Example = "send", Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["setup"],
        Summary = "Set the studio up, step by step, or see what is left to do",
        Examples = ["setup", "setup name \"Wren Street Post\" zone Europe/London currency GBP"],
        Role = Role.Admin,
        Arguments = [code, name, zone, currency, step, send],
        Changes = true,
        BeforeSetup = true,
        Topic = "Setting up",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var studio = (await turn.Db.Studios.FindAsync([turn.Studio.Id], cancel))!;
        if (turn.Has(name) || turn.Has(zone) || turn.Has(currency)) Set(turn, studio);
        var steps = await SetupSteps.Of(turn, studio, cancel);
        if (turn.Maybe(step) is not { } asked) return Answer.Yes(Overview(turn, studio, steps));
        if (asked == "test" && turn.Has(send)) return Test(turn);
        return Answer.Yes(SetupSteps.Draw(turn, studio, steps, steps.First(one => one.Key == asked)));
    }

    private static void Set(Turn turn, Studio studio)
    {
        if (turn.Maybe(name) is { } called) studio.Name = Typed.Shorten(Typed.Clean(called).Replace('\n', ' '), 80);
        if (turn.Maybe(zone) is { } where) studio.Zone = where;
        if (turn.Maybe(currency) is { } money) studio.Currency = money;
        turn.NamesChanged();
    }

    private static Card Overview(Turn turn, Studio studio, IReadOnlyList<SetupStep> steps)
    {
        var fresh = turn.Names.Projects.Count == 0;
        var next = steps.FirstOrDefault(one => !one.Done);
        var done = steps.Count(one => one.Done);
        var headline = fresh ? $"{studio.Name} is ready. You are its admin."
            : next is null ? $"{studio.Name} is set up."
            : $"{studio.Name} is set up, {done} of {steps.Count} steps done";
        var card = new Card(headline).With(steps.Select(one => new Line($"{SetupSteps.Mark(one)} · {one.Title}: {one.Said}")));
        card = next is null ? card.With(new Line("Change anything later with settings.")) : card.With(new Line($"Next: {next.Title}")).Offer(new Button("Next step", $"setup {next.Key}"));
        if (fresh) card = card.Offer(new Button("Fill a demo studio", "demo"));
        card = card.Offer(new Button("Settings", "settings"), new Button("What can I say?", "help"));
        return next is { Key: "studio" } ? card with { Form = SetupSteps.StudioForm(studio) } : card;
    }

    /// <summary>Says hello in every linked channel: what arrives there proves the way out.</summary>
    private static Answer Test(Turn turn)
    {
        var linked = turn.Names.Channels.Where(channel => channel.ProjectId is not null).ToList();
        if (linked.Count == 0) return Answer.No("No channel is linked yet, so there is nowhere to send a test. In the channel of a production, type link and its name.", new Button("Channel", "setup channel"));
        turn.Undoable = false;
        foreach (var project in linked.Select(channel => channel.ProjectId!.Value).Distinct())
        {
            turn.TellChannels(project, new Card($"This is a test from PostBot: news of {turn.Names.Project(project).Code} will appear here.").With(new Small($"{turn.Asker.Name} is setting PostBot up.")));
        }
        return Answer.Yes(new Card($"A test message is on its way to {Lists.Count(linked.Count, "channel")}").With(new Line("ping shows whether it arrived.")).Offer(new Button("Ping", "ping"), new Button("All steps", "setup")));
    }
}
