using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Setup;

/// <summary>The studio's own facts. The studio itself is made by <see cref="Core.People.Founding"/> before this runs for the first time.</summary>
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

    public Definition Definition { get; } = new()
    {
        Verbs = ["setup"],
        Summary = "Set the studio up, or see what it is set to",
        Examples = ["setup", "setup name \"Wren Street Post\" zone Europe/London currency GBP"],
        Role = Role.Admin,
        Arguments = [code, name, zone, currency],
        Changes = true,
        BeforeSetup = true,
        Topic = "Setting up",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var studio = (await turn.Db.Studios.FindAsync([turn.Studio.Id], cancel))!;
        if (turn.Maybe(name) is { } called) studio.Name = Typed.Shorten(Typed.Clean(called), 80);
        if (turn.Maybe(zone) is { } where) studio.Zone = where;
        if (turn.Maybe(currency) is { } money) studio.Currency = money;
        if (turn.Has(name) || turn.Has(zone) || turn.Has(currency)) turn.NamesChanged();
        var fresh = turn.Names.Projects.Count == 0;
        var card = new Card(fresh ? $"{studio.Name} is ready. You are its admin." : $"{studio.Name} is set up.")
        {
            Parts =
            [
                new Facts(
                [
                    new Fact("Name", studio.Name),
                    new Fact("Time zone", studio.Zone),
                    new Fact("Working day", $"{Hours(studio.DayStart)}–{Hours(studio.DayEnd)}, Monday to Friday"),
                    new Fact("Currency", studio.Currency),
                ]),
                new Line($"Change them like this: {Definition.Examples[1]}"),
                new Line("Next: project add NIGHTFALL \"Nightfall, series 1\" episodic 23.976 Europe/London rounds 3"),
            ],
            Buttons = fresh ? [new Button("Fill a demo studio", "demo"), new Button("What can I say?", "help")] : [new Button("What can I say?", "help")],
            Form = new Form("setup", "Set up the studio",
            [
                new Field(name.Name, name.Question, FieldType.Text, studio.Name, false, []) { Hint = name.Example },
                new Field(zone.Name, zone.Question, FieldType.Text, studio.Zone, false, []) { Hint = zone.Example },
                new Field(currency.Name, currency.Question, FieldType.Text, studio.Currency, false, []) { Hint = currency.Example },
            ]),
        };
        return Answer.Yes(card);
    }

    private static string Hours(int minutes) => $"{minutes / 60:00}:{minutes % 60:00}";
}
