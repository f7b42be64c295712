"""A game loop and a worker beside it: each turn draws, and asks the hardware."""
import threading

import pygame

running = True
pressed = []


def listen(port):
    global running
    while running:
        if port.poll():
            pressed.append(port.read())
    port.close()


def main(port):
    global running
    clock = pygame.time.Clock()
    threading.Thread(target=listen, args=(port,)).start()
    while running:
        clock.tick(60)
        for event in pygame.event.get():
            if event.type == pygame.QUIT:
                running = False
        pygame.display.flip()
