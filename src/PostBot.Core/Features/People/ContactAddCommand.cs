using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.People;

namespace PostBot.Core.Features.People;

/// <summary>Somebody without an account: a company, an agency producer. Their answers are entered by the coordinator.</summary>
internal sealed class ContactAddCommand : ICommand
{
    private static readonly WorkArgument project = new() { Example = "NIGHTFALL", Leads = ["on", "to", "for"], Unit = Need.Never };

    private static readonly WordArgument email = new("email", "What is their e-mail address?", Address) { Example = "acme@x.tv", Required = false };

    private static readonly PhoneArgument phone = new() { Example = "+44 20 7946 0000", Required = false };

    private static readonly TitleArgument title = new("title", "As what?") { Example = "producer", Leads = ["as"], Required = false };

    private static readonly TitleArgument name = new("name", "Who?") { Example = "Acme" };

    public Definition Definition { get; } = new()
    {
        Verbs = ["contact add", "add contact"],
        Summary = "Put somebody without an account on a production",
        Examples = ["contact add Acme acme@x.tv on NIGHTFALL", "contact add \"Wren Films\" on NIGHTFALL as producer"],
        Role = Role.Coordinator,
        Arguments = [email, phone, project, title, name],
        Changes = true,
        Topic = "People",
    };

    public Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var production = turn.Get(project).Project;
        var called = Typed.Shorten(Typed.Clean(turn.Get(name)).Replace('\n', ' ').Trim(), 80);
        if (called.Length == 0) return Task.FromResult(Answer.No($"Who? For example: {Definition.Examples[0]}"));
        var address = turn.Maybe(email);
        var known = turn.Names.People.FirstOrDefault(person => !person.Archived && (Likeness.Fold(person.Name) == Likeness.Fold(called) || (address is not null && string.Equals(person.Email, address, StringComparison.OrdinalIgnoreCase))));
        // An address proves nobody's account, so a contact never becomes somebody who is known, nor the other way round.
        if (known is not null) return Task.FromResult(Answer.No($"There is {known.Name} already{(known.Email is { } theirs ? $", {theirs}" : "")}. Put them on the production, or give this one another name.", new Button(Typed.Shorten($"Add {known.Name}", 75), $"team {production.Code} add \"{known.Name}\"")));
        var said = Typed.Shorten(Typed.Clean(turn.Maybe(title) ?? "").Replace('\n', ' ').Trim(), 60);
        var person = new Person { Id = turn.NewId(), StudioId = turn.Studio.Id, Name = called, Role = Role.Client, Email = address, Phone = turn.Maybe(phone) };
        turn.Db.Add(person);
        turn.Db.Add(new TeamMember { Id = turn.NewId(), StudioId = turn.Studio.Id, ProjectId = production.Id, PersonId = person.Id, Title = said });
        turn.NamesChanged();
        return Task.FromResult(Answer.Yes(new Card($"{called} is a contact of {production.Code} now")
            .With(new Line($"{(said.Length > 0 ? $"{said} · " : "")}{address ?? "no e-mail address"} · {(person.Phone is { } number ? number + " · " : "")}no account, so nothing reaches them from here: enter their answers for them."))
            .Offer(new Button("Contacts", $"contacts {production.Code}"))));
    }

    private static string? Address(string word)
    {
        var clean = word.Trim('<', '>', ',', '.');
        if (clean.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)) clean = clean[7..];
        var at = clean.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && at == clean.LastIndexOf('@') && clean.IndexOf('.', at) > at + 1 && clean.Length <= 254 && clean.All(letter => letter is > ' ' and <= '~') ? clean : null;
    }
}
