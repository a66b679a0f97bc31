using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PostBot.Core.Storage.Migrations
{
    internal partial class TeamsConversations : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "File",
                table: "Outbox",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Link",
                table: "Notes",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "UnreachableWhy",
                table: "Channels",
                nullable: true);
        }

        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "File",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "Link",
                table: "Notes");

            migrationBuilder.DropColumn(
                name: "UnreachableWhy",
                table: "Channels");
        }
    }
}
